import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import type { default as standaloneCode } from 'ajv/dist/standalone/index.js';
import { idPrefix, schemaTexts } from './schema-files.ts';

/** Whether defaults are written into what is validated. */
export type Filling = 'as it is' | 'with defaults';

const require = createRequire(import.meta.url);
const packages = path.join(import.meta.dirname, '..', 'node_modules');

function newCompiler(filling: Filling): Ajv2020 {
  // Loaded only where a validator has to be made: that takes longer than to load all validators of a run.
  const { Ajv2020: Compiler } = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 };
  // The schemas themselves are held against JSON Schema by a test: here it would take longer than all else.
  const validateSchema = false;
  const useDefaults = filling === 'with defaults';
  const ajv = new Compiler({
    ...{ allErrors: true, useDefaults, strict: true, strictTypes: false, verbose: true, validateSchema },
    // Shorter code for validators takes longer to make than it saves on some thousand documents.
    code: { optimize: false, source: true },
  });
  // The experiments of a suite's schema: its definitions by their role, no condition on a document.
  ajv.addVocabulary(['experiments']);
  for (const text of schemaTexts().values()) ajv.addSchema(JSON.parse(text) as object);
  return ajv;
}

const compilers = new Map<Filling, Ajv2020>();

function compiled(reference: string, filling: Filling): { validate: ValidateFunction; ajv: Ajv2020 } {
  const ajv = compilers.get(filling) ?? newCompiler(filling);
  compilers.set(filling, ajv);
  const validate = ajv.getSchema(`${idPrefix}${reference}`);
  if (validate === undefined) throw new Error(`no schema ${reference}`);
  return { validate, ajv };
}

let settings: string | undefined;

/** What decides a validator beside its name: all schemas, this file and the validator's maker. */
function settingsHash(): string {
  settings ??= [
    readFileSync(path.join(packages, 'ajv', 'package.json'), 'utf8'),
    readFileSync(import.meta.filename, 'utf8'),
    ...schemaTexts().values(),
  ]
    .reduce((hash, text) => hash.update(text), createHash('sha256'))
    .digest('hex');
  return settings;
}

/** Where a validator is kept. */
export function keptFile(reference: string, filling: Filling): string {
  const name = createHash('sha256')
    .update(JSON.stringify([settingsHash(), reference, filling]))
    .digest('hex');
  return path.join(packages, '.cache', 'getrich-bench', `validator-${name}.cjs`);
}

function kept(file: string): ValidateFunction | undefined {
  try {
    const validate: unknown = require(file);
    return typeof validate === 'function' ? (validate as ValidateFunction) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a validator's code; where packages cannot be written to, it is made each time. */
function keep(file: string, validate: ValidateFunction, ajv: Ajv2020): void {
  const { default: write } = require('ajv/dist/standalone/index.js') as {
    default: typeof standaloneCode.default;
  };
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${randomUUID().slice(0, 8)}.unfinished`;
    writeFileSync(unfinished, write(ajv, validate));
    renameSync(unfinished, file);
  } catch {
    return;
  }
}

const validators = new Map<string, ValidateFunction>();

/**
 * The validator of a schema (`name`) or of one of its definitions (`name#/$defs/Definition`), from memory where the same one
 * was made before: to make those of a run takes a tenth of judging it. They are kept among the packages, which a
 * new installation replaces.
 * @throws Error where there is no such schema
 */
export function validatorFor(reference: string, filling: Filling): ValidateFunction {
  const id = `${filling} ${reference}`;
  const known = validators.get(id);
  if (known !== undefined) return known;
  const file = keptFile(reference, filling);
  let validate = kept(file);
  if (validate === undefined) {
    const made = compiled(reference, filling);
    validate = made.validate;
    keep(file, validate, made.ajv);
  }
  validators.set(id, validate);
  return validate;
}
