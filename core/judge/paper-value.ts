import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PaperValue } from '../../schemas/verdict.d.ts';
import { Fail } from '../fail.ts';

const next = 'Correct the claim\'s "paper" pointer or the file in baselines/paper.';

/** Gives the parsed content of a file of baselines/paper by its name. */
export type PaperFiles = (file: string) => unknown;

/**
 * Reader of `baselines/paper` below a root; each file is read once.
 *
 * @throws Fail (exit 2), from the reader, when a file is missing or not JSON.
 */
export function paperFiles(root: string): PaperFiles {
  const parsed = new Map<string, unknown>();
  return (file) => {
    if (!parsed.has(file)) {
      const where = `baselines/paper/${file}`;
      try {
        const text = readFileSync(path.join(root, 'baselines', 'paper', path.basename(file)), 'utf8');
        parsed.set(file, JSON.parse(text));
      } catch (cause) {
        const isSyntax = cause instanceof SyntaxError;
        const found = isSyntax ? 'text that is not JSON' : String((cause as NodeJS.ErrnoException).code);
        throw new Fail({ where, found, expected: 'a JSON document', next, cause });
      }
    }
    return parsed.get(file);
  };
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numbers(value: unknown): number[] | undefined {
  const isPair = Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
  return isPair ? (value as number[]) : undefined;
}

/**
 * The paper's own number that a claim points to.
 *
 * @param reference `file.json#/json/pointer`. The pointer leads to a number, to a string, or to an object that
 *   holds one as `value`. What it is and where it stands come from the fields `what` and `source` of the nearest
 *   object around it, so that a whole file can name its source once; without any `what` the pointer itself says it.
 *   Beside `value` may stand `range` (bounds, where only they are known), `error` (of reading it off) and `runs` (of how
 *   many it is the mean).
 * @throws Fail (exit 2) when the pointer leads nowhere, to something else, or to a number without a source.
 */
export function paperValue(reference: string, paper: PaperFiles): PaperValue {
  const [, file, pointer] = /^([\w.-]+\.json)#(\/.*)$/.exec(reference) ?? [];
  const where = `baselines/paper/${reference}`;
  if (file === undefined || pointer === undefined) {
    throw new Fail({ where, found: 'no pointer', expected: 'file.json#/path', next });
  }
  let value = paper(file);
  let what = text(child(value, 'what'));
  let source = text(child(value, 'source'));
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (const key of keys) {
    value = child(value, key);
    what = text(child(value, 'what')) ?? what;
    source = text(child(value, 'source')) ?? source;
  }
  const found = child(value, 'value') ?? value;
  if (typeof found !== 'number' && typeof found !== 'string') {
    const kind = found === undefined ? 'nothing' : Array.isArray(found) ? 'a list' : 'no single value';
    throw new Fail({ where, found: kind, expected: 'a number or a string', next });
  }
  if (source === undefined) {
    throw new Fail({
      where,
      found: 'no source',
      expected: 'a field "source" at the value or around it',
      next,
    });
  }
  const range = numbers(child(value, 'range'));
  const error = child(value, 'error');
  const runs = child(value, 'runs');
  return {
    ...{ value: found, what: what ?? pointer.slice(1), source },
    ...(range === undefined ? {} : { range }),
    ...(typeof error === 'number' ? { error } : {}),
    ...(typeof runs === 'number' ? { runs } : {}),
  };
}
