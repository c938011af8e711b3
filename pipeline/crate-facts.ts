import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../core/fail.ts';
import { readDocument } from '../core/read-document.ts';
import { readRegular } from '../core/read-regular.ts';
import type { CrateFacts, CratedFile } from '../core/report/ro-crate.ts';
import { largestResult } from '../core/run/result-store.ts';
import { storeFiles, type StoreFile } from '../core/run/store-files.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Run } from '../schemas/run.d.ts';
import { readStatements } from './read-statements.ts';

const outputs = ['report.html', 'run.json', 'verdicts.md', 'junit.xml'];

/** Bytes that a file of a crate may have: a report has some ten million. */
const largestOutput = 2 ** 28;

/** A file for the crate; none where it is not there, is no file, or lies elsewhere, whatever the run's document says. */
function crated(out: string, name: string): CratedFile | undefined {
  const file = path.resolve(out, name);
  if (path.relative(path.resolve(out), file).startsWith('..')) return undefined;
  const content = readRegular(file, largestOutput, 'refuse');
  if (content.state !== 'read') return undefined;
  return {
    path: name.split(path.sep).join('/'),
    bytes: content.bytes.length,
    sha256: createHash('sha256').update(content.bytes).digest('hex'),
    modified: lstatSync(file).mtime,
  };
}

/** When the first cell was begun and the last one stored, by the times and durations of the stored files. */
function trainingTimes(files: readonly StoreFile[]): { started: Date; ended: Date } | undefined {
  let [started, ended] = [Infinity, -Infinity];
  for (const { file } of files) {
    const result = readDocument(file, {
      ...{ schema: 'result', largest: largestResult, links: 'refuse', situation: 'damaged result' },
      expected: 'a stored result',
      next: 'Run "npm run reproduce": it sets the file aside and trains the cell again.',
    }) as Result | undefined;
    if (result === undefined) continue;
    const stored = lstatSync(file).mtimeMs;
    started = Math.min(started, stored - result.cost.durationMs);
    ended = Math.max(ended, stored);
  }
  return ended < started ? undefined : { started: new Date(started), ended: new Date(ended) };
}

/**
 * What there is of a run in its folder.
 * @throws Fail (exit 2) where no cell is stored, or a damaged one
 */
export async function crateFacts(out: string, run: Run, commit: string | undefined): Promise<CrateFacts> {
  const drawn = run.figures.flatMap(({ files = [] }) => files);
  const stored = (await storeFiles(out)) ?? [];
  const suites = run.suites.filter((suite) => stored.some((file) => file.suite === suite));
  const times = trainingTimes(stored.filter(({ suite }) => suites.includes(suite)));
  if (times === undefined) {
    throw new Fail({
      where: path.join(out, 'cells'),
      found: 'no stored cell',
      expected: 'the results of a run',
      next: 'Run "npm run reproduce" first.',
    });
  }
  return {
    ...times,
    files: [...outputs, ...drawn].flatMap((name) => crated(out, name) ?? []),
    folders: suites.map((suite) => `cells/${suite}/`),
    commit,
    abstract: readStatements().abstract,
  };
}
