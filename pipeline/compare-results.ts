import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../core/fail.ts';
import { writeWhole } from '../core/files.ts';
import { readDocument } from '../core/read-document.ts';
import { sideOfBaselines, sideOfRun, type ComparedSide } from '../core/report/compare-claims.ts';
import { comparisonPage } from '../core/report/html-comparison.ts';
import { folderFail } from '../core/run/folder-fail.ts';
import type { Baseline } from '../schemas/baseline.d.ts';
import type { Run } from '../schemas/run.d.ts';

const next =
  'Name a folder that "npm run reproduce" has written, or one of baselines, such as baselines/claims/quick/wasm.';

function readRun(folder: string): Run | undefined {
  const file = path.join(folder, 'run.json');
  return readDocument(file, { schema: 'run', expected: 'the document of a run', next, links: 'follow' }) as
    Run | undefined;
}

function readBaselines(folder: string): Baseline[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const expected = 'an accepted baseline';
    const request = { schema: 'baseline', expected, next, links: 'follow' } as const;
    return readDocument(path.join(folder, file), request) as Baseline;
  });
}

/**
 * The claims of results that lie elsewhere: another run’s, or accepted baselines.
 * @throws Fail (exit 2) where there are neither
 */
function readSide(folder: string): ComparedSide {
  const fail = (found: string): Fail =>
    new Fail({ where: `--compare ${folder}`, found, expected: 'a folder of results or of baselines', next });
  if (!existsSync(folder)) throw fail('no such folder');
  if (!statSync(folder).isDirectory()) throw fail('a file');
  const run = readRun(folder);
  if (run !== undefined) return sideOfRun(run, folder);
  const baselines = readBaselines(folder);
  if (baselines.length === 0) throw fail('neither run.json nor a baseline');
  return sideOfBaselines(baselines, folder);
}

/**
 * Writes compare.html into the output folder: what differs between its run and other results.
 * @returns the page’s path
 * @throws Fail (exit 2) where one of the two is not there or not valid
 */
export async function compareResults(out: string, other: string): Promise<string> {
  const there = readSide(other);
  const run = readRun(out);
  if (run === undefined) {
    const where = path.join(out, 'run.json');
    throw new Fail({ where, found: 'no such file', expected: 'the document of a run', next });
  }
  const page = path.join(out, 'compare.html');
  const statements = new Map(run.claims.map(({ id, statement }) => [id, statement]));
  try {
    await writeWhole(page, comparisonPage(sideOfRun(run, out), there, statements));
  } catch (error) {
    throw folderFail(out, error);
  }
  return page;
}
