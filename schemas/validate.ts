import type { ErrorObject } from 'ajv/dist/2020.js';
import { schemaAt } from './schema-files.ts';
import { validatorFor } from './validators.ts';

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
  const validate = validatorFor(reference, 'as it is');
  return validate(document) ? [] : (validate.errors ?? []).map(toProblem);
}

/** A copy of the document in which the schema's defaults fill what is missing, and what is wrong with it. */
export function withDefaults<T extends object>(
  reference: string,
  document: T,
): { document: T; problems: Problem[] } {
  const copy = structuredClone(document);
  const validate = validatorFor(reference, 'with defaults');
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
  const { experiments } = schemaAt(suite) as { experiments?: Record<string, ExperimentDefinitions> };
  return experiments ?? {};
}

/** The schema of what a cell takes or gives. */
export function cellReference(suite: string, experiment: string, role: keyof ExperimentDefinitions): string {
  return `${suite}#/$defs/${declaredExperiments(suite)[experiment]?.[role] ?? experiment}`;
}

/** Names of the properties that a schema or definition declares, in its order. */
export function propertyNames(reference: string): string[] {
  return Object.keys((schemaAt(reference) as { properties?: object }).properties ?? {});
}
