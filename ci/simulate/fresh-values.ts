import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { problems } from '../../schemas/validate.ts';
import { Fail } from '../../core/fail.ts';
import type { Run } from '../../schemas/run.d.ts';

const file = path.join(import.meta.dirname, 'fresh-values.json');

/** Values of claims in runs with fresh seeds, all runs together, by the claim's id: none of them was accepted. */
export type FreshValues = Readonly<Record<string, readonly number[]>>;

/** Those that are kept. */
export function freshValues(): FreshValues {
  return JSON.parse(readFileSync(file, 'utf8')) as FreshValues;
}

function readRun(folder: string): Run {
  const where = path.join(folder, 'run.json');
  const refuse = (found: string): Fail =>
    new Fail({
      ...{ where, found, expected: 'the document of a run with fresh seeds' },
      next: 'Name the output folders of such runs: npm run simulate -- --fresh DIR …',
    });
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(where, 'utf8'));
  } catch (error) {
    throw refuse((error as Error).message);
  }
  const [wrong] = problems('run', document);
  if (wrong !== undefined) throw refuse(`${wrong.pointer}: ${wrong.found}`);
  return document as Run;
}

/**
 * Keeps what the paper's statements measured in some runs, four digits of it, in place of what was kept before.
 * @throws Fail (exit 2) for a folder without a run
 */
export async function keepFreshValues(folders: readonly string[]): Promise<void> {
  const values: Record<string, number[]> = {};
  for (const { claims } of folders.map(readRun)) {
    for (const { id, claim, samples } of claims) {
      if (claim.kind !== 'paper' || claim.test === 'worst-case' || samples.length < 2) continue;
      (values[id] ??= []).push(...samples.map(({ value }) => Number(value.toPrecision(4))));
    }
  }
  const lines = Object.entries(values).map(([id, own]) => `  ${JSON.stringify(id)}: [${own.join(', ')}]`);
  await writeFile(file, `{\n${lines.join(',\n')}\n}\n`);
}
