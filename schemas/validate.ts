import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

const folder = import.meta.dirname;

function compiler(useDefaults: boolean): Ajv2020 {
  // The schemas themselves are held against JSON Schema by a test: here it would take longer than all else.
  const validateSchema = false;
  const ajv = new Ajv2020({
    ...{ allErrors: true, useDefaults, strict: true, strictTypes: false, verbose: true, validateSchema },
    // Shorter code for validators takes longer to make than it saves on some thousand documents.
    code: { optimize: false },
  });
  // The experiments of a suite's schema: its definitions by their role, no condition on a document.
  ajv.addVocabulary(['experiments']);
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.schema.json')) {
      ajv.addSchema(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object);
    }
  }
  return ajv;
}

let strictCompiler: Ajv2020 | undefined;
let fillingCompiler: Ajv2020 | undefined;

/** What each compiler has made, by reference: its own look-up costs more than to validate a cell. */
const made = new WeakMap<Ajv2020, Map<string, ValidateFunction>>();

function validator(ajv: Ajv2020, reference: string): ValidateFunction {
  const validators = made.get(ajv) ?? new Map<string, ValidateFunction>();
  made.set(ajv, validators);
  const validate = validators.get(reference) ?? ajv.getSchema(`getrich-bench/${reference}`);
  if (validate === undefined) throw new Error(`no schema ${reference}`);
  validators.set(reference, validate);
  return validate;
}

/** One thing that is wrong in a document. */
export interface Problem {
  /** JSON pointer to the place. */
  readonly pointer: string;
  readonly found: string;
  readonly expected: string;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function toProblem(error: ErrorObject): Problem {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return {
        pointer: `${error.instancePath}/${String(params['missingProperty'])}`,
        found: 'nothing',
        expected: 'a value',
      };
    case 'additionalProperties':
      return {
        pointer: `${error.instancePath}/${String(params['additionalProperty'])}`,
        found: 'an unknown field',
        expected: `one of ${Object.keys((error.parentSchema?.['properties'] ?? {}) as object).join(', ')}`,
      };
    case 'enum':
      return {
        pointer: error.instancePath,
        found: shown(error.data),
        expected: `one of ${(params['allowedValues'] as unknown[]).map(shown).join(', ')}`,
      };
    case 'const':
      return {
        pointer: error.instancePath,
        found: shown(error.data),
        expected: shown(params['allowedValue']),
      };
    default:
      return {
        pointer: error.instancePath,
        found: shown(error.data),
        expected: (error.message ?? 'another value').replace(
          /^must (be|match|NOT have) /,
          (_, verb: string) => (verb === 'be' ? '' : verb === 'match' ? 'a match of ' : 'not '),
        ),
      };
  }
}

/**
 * Problems of a document against `schemas/<name>.schema.json` (reference `name`) or one of its definitions
 * (`name#/$defs/Definition`). Empty when it is valid.
 */
export function problems(reference: string, document: unknown): Problem[] {
  strictCompiler ??= compiler(false);
  const validate = validator(strictCompiler, reference);
  return validate(document) ? [] : (validate.errors ?? []).map(toProblem);
}

/** A copy of the document in which the schema's defaults fill what is missing, and what is wrong with it. */
export function withDefaults<T extends object>(
  reference: string,
  document: T,
): { document: T; problems: Problem[] } {
  fillingCompiler ??= compiler(true);
  const copy = structuredClone(document);
  const validate = validator(fillingCompiler, reference);
  return validate(copy)
    ? { document: copy, problems: [] }
    : { document: copy, problems: (validate.errors ?? []).map(toProblem) };
}

/** Names of the definitions of an experiment's parameters and measurements in its suite's schema. */
export interface ExperimentDefinitions {
  readonly parameters: string;
  readonly measurements: string;
}

/** The experiments that a suite's schema declares, by name. */
export function declaredExperiments(suite: string): Readonly<Record<string, ExperimentDefinitions>> {
  strictCompiler ??= compiler(false);
  const { schema } = validator(strictCompiler, suite);
  return (schema as { experiments?: Record<string, ExperimentDefinitions> }).experiments ?? {};
}

/** The schema of what a cell takes or gives. */
export function cellReference(suite: string, experiment: string, role: keyof ExperimentDefinitions): string {
  return `${suite}#/$defs/${declaredExperiments(suite)[experiment]?.[role] ?? experiment}`;
}

/** Names of the properties that a schema or definition declares, in its order. */
export function propertyNames(reference: string): string[] {
  strictCompiler ??= compiler(false);
  const { schema } = validator(strictCompiler, reference);
  return Object.keys((schema as { properties?: object }).properties ?? {});
}
