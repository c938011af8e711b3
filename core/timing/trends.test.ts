import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { RandomStream } from '../numerics/random-stream.ts';
import type { TimingHistory } from '../../schemas/timing-history.d.ts';
import { historyEntry, historyFile, keepInHistory, readHistory } from './history.ts';
import { syntheticBenchmark, syntheticMachine, syntheticTiming } from './fixtures/synthetic-timing.ts';
import { trendsOf } from './trends.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'history-'));
after(() => rmSync(folder, { recursive: true }));

/** A history in which `a/steps` became 12 % slower at its 11th timing and `a/flat` stayed. */
function history(more: (i: number) => object = () => ({})): TimingHistory {
  const stream = new RandomStream('test/history', 0);
  const entries = Array.from({ length: 18 }, (_, i) => {
    const sample = (level: number) =>
      Array.from({ length: 3 }, () => [level * Math.exp(0.01 * stream.normal())]);
    const timing = syntheticTiming([
      syntheticBenchmark('a/steps', sample(i < 10 ? 2 : 2.24), { suiteVersion: 1 }),
      syntheticBenchmark('a/flat', sample(5), { unit: 'us' }),
    ]);
    timing.fingerprint.informational.date = `2026-01-${String(i + 1).padStart(2, '0')}T00:00:00.000Z`;
    timing.project.revision = `revision-${i}`;
    return { ...historyEntry(timing, 'test'), ...more(i) };
  });
  return {
    schemaVersion: 1,
    fingerprint: { hash: '0'.repeat(64), comparability: syntheticMachine },
    entries,
  };
}

test('a step is found with its place, revision and size; what is flat has none', () => {
  const [steps, flat] = trendsOf(history());
  assert.equal(steps!.steps.length, 1);
  const [step] = steps!.steps;
  assert.deepEqual([step!.at, step!.date.slice(0, 10), step!.revision], [10, '2026-01-11', 'revision-10']);
  assert.ok(Math.abs(step!.ratio - 1.12) < 0.02);
  assert.deepEqual(flat!.steps, []);
  assert.ok(Math.abs(flat!.points[0]!.milliseconds - 5e-3) < 2e-4, 'in milliseconds, whatever the unit');
});

test('unreliable timings and those of older suite versions are left out', () => {
  const unreliable = { reliability: { state: 'unreliable', reasons: ['busy'] } };
  const [fewer] = trendsOf(history((i) => (i % 2 === 0 ? unreliable : {})));
  assert.equal(fewer!.points.length, 9);
  const renewed = history();
  for (const entry of renewed.entries.slice(0, 10)) entry.benchmarks[0]!.suiteVersion = 0;
  assert.equal(trendsOf(renewed)[0]!.points.length, 8);
  assert.deepEqual(trendsOf(renewed)[0]!.steps, []);
});

test('timings are kept by fingerprint, in the order of their dates, once each', async () => {
  const later = syntheticTiming([syntheticBenchmark('a/b', [[1, 3], [2]])]);
  later.fingerprint.informational.date = '2026-03-01T00:00:00.000Z';
  const earlier = syntheticTiming([syntheticBenchmark('a/b', [[4]])]);
  const file = await keepInHistory(folder, later, 'later');
  assert.equal(file, historyFile(folder, later.fingerprint.hash));
  await keepInHistory(folder, earlier, 'earlier');
  const { entries, fingerprint } = readHistory(file);
  assert.deepEqual(fingerprint.comparability, syntheticMachine);
  assert.deepEqual(
    entries.map(({ reason, benchmarks }) => [reason, benchmarks[0]!.processTimes]),
    [
      ['earlier', [4]],
      ['later', [1, 2]],
    ],
  );
  await assert.rejects(keepInHistory(folder, later, 'again'), /2026-03-01T00:00:00\.000Z already/);
});

test('a history that is damaged or not there is refused', () => {
  const file = path.join(folder, 'damaged.json');
  assert.ok(!existsSync(file));
  assert.throws(() => readHistory(file), /no such file/);
  writeFileSync(file, '{}');
  assert.throws(() => readHistory(file), /damaged\.json#\/schemaVersion: found nothing/);
  writeFileSync(file, 'x');
  assert.throws(() => readHistory(file), /not JSON/);
});
