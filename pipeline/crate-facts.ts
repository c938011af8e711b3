import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../core/fail.ts';
import type { CrateFacts, CratedFile } from '../core/report/ro-crate.ts';
import type { Run } from '../schemas/run.d.ts';
import { readStatements } from './read-statements.ts';

const outputs = ['report.html', 'run.json', 'verdicts.md', 'junit.xml'];

function crated(out: string, file: string): CratedFile {
  const bytes = readFileSync(path.join(out, file));
  return {
    path: file.split(path.sep).join('/'),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    modified: lstatSync(path.join(out, file)).mtime,
  };
}

/** When the first cell was begun and the last one stored, by the times and durations of the stored files. */
function trainingTimes(folders: readonly string[]): { started: Date; ended: Date } | undefined {
  let [started, ended] = [Infinity, -Infinity];
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((file) => /^[0-9a-f]{64}\.json$/.test(file))) {
      const file = path.join(folder, name);
      const stored = lstatSync(file).mtimeMs;
      const { cost } = JSON.parse(readFileSync(file, 'utf8')) as { cost?: { durationMs?: number } };
      started = Math.min(started, stored - (cost?.durationMs ?? 0));
      ended = Math.max(ended, stored);
    }
  }
  return ended < started ? undefined : { started: new Date(started), ended: new Date(ended) };
}

/**
 * What there is of a run in its folder.
 * @throws Fail (exit 2) where no cell is stored
 */
export function crateFacts(out: string, run: Run, commit: string | undefined): CrateFacts {
  const drawn = run.figures.flatMap(({ files = [] }) => files);
  const files = [...outputs, ...drawn].filter((file) => existsSync(path.join(out, file)));
  const suites = run.suites.filter((suite) => existsSync(path.join(out, 'cells', suite)));
  const times = trainingTimes(suites.map((suite) => path.join(out, 'cells', suite)));
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
    files: files.map((file) => crated(out, file)),
    folders: suites.map((suite) => `cells/${suite}/`),
    commit,
    abstract: readStatements().abstract,
  };
}
