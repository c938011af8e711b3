import { existsSync } from 'node:fs';
import path from 'node:path';
import { documentText, writeWhole } from '../files.ts';
import type { HistoryEntry, TimingHistory } from '../../schemas/timing-history.d.ts';
import type { Timing } from '../../schemas/timing.d.ts';
import { Fail } from '../fail.ts';
import { readDocument } from '../read-document.ts';
import { median } from '../statistics/median.ts';
import { processTimes } from './process-times.ts';

/** Where timings of a fingerprint are kept. */
export function historyFile(root: string, hash: string): string {
  return path.join(root, 'baselines', 'timings', `${hash.slice(0, 16)}.json`);
}

const next = 'Restore it from version control, or remove it to begin anew.';

/**
 * Reads a history.
 * @throws Fail (exit 2) where it is missing, not JSON or not valid
 */
export function readHistory(file: string): TimingHistory {
  const expected = 'a history of timings';
  const history = readDocument(file, {
    ...{ schema: 'timing-history', expected, next, links: 'follow' },
  }) as TimingHistory | undefined;
  if (history === undefined) throw new Fail({ where: file, found: 'no such file', expected, next });
  return history;
}

/** What is kept of a timing: one number a process and benchmark, its fastest sample. */
export function historyEntry(timing: Timing, reason: string): HistoryEntry {
  const { fingerprint, project, conditions, benchmarks } = timing;
  return {
    date: fingerprint.informational.date,
    ...(project.revision === undefined ? {} : { revision: project.revision }),
    reason,
    reliability: conditions.reliability,
    spinMs: median(conditions.spinMs),
    benchmarks: benchmarks.map((benchmark) => ({
      id: benchmark.id,
      ...(benchmark.suiteVersion === undefined ? {} : { suiteVersion: benchmark.suiteVersion }),
      unit: benchmark.unit,
      processTimes: processTimes(benchmark),
    })),
  };
}

/**
 * Adds a timing to the history of its fingerprint, in the order of dates.
 * @returns the file
 * @throws Fail (exit 2) for a timing that is already in it, or a history that cannot be read
 */
export async function keepInHistory(root: string, timing: Timing, reason: string): Promise<string> {
  const { hash, comparability } = timing.fingerprint;
  const file = historyFile(root, hash);
  const before: HistoryEntry[] = existsSync(file) ? readHistory(file).entries : [];
  const entry = historyEntry(timing, reason);
  if (before.some(({ date }) => date === entry.date)) {
    throw new Fail({
      where: file,
      found: `a timing of ${entry.date} already`,
      expected: 'one that is new',
      next: 'Measure again before keeping it.',
    });
  }
  const entries = [...before, entry].sort((x, y) => x.date.localeCompare(y.date));
  const history: TimingHistory = { schemaVersion: 1, fingerprint: { hash, comparability }, entries };
  await writeWhole(file, documentText(history));
  return file;
}
