import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Fail } from '../fail.ts';
import type { Timing } from '../../schemas/timing.d.ts';
import { syntheticBenchmark, syntheticTiming } from './fixtures/synthetic-timing.ts';
import { readTiming, readTimings } from './read-timing.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'timings-'));
after(() => rmSync(folder, { recursive: true }));

const timing = syntheticTiming([syntheticBenchmark('relu/step', [[1, 2]])]);

function written(name: string, document: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return file;
}

function refused(read: () => unknown, pattern: RegExp): void {
  assert.throws(
    read,
    (error) => error instanceof Fail && error.exitCode === 2 && pattern.test(error.message),
  );
}

test('a timing comes back as it was written', () => {
  assert.deepEqual(readTiming(written('good.json', timing)).timing, timing);
});

test('npm’s banner above the document is no part of it', () => {
  const banner = '\n> getrich-bench@0.1.0 bench\n> node bin/start.mjs bin/bench.ts --json\n\n';
  const text = banner + JSON.stringify(timing);
  assert.deepEqual(readTiming(written('banner.json', text)).timing, timing);
});

const bad: readonly [string, unknown, RegExp][] = [
  ['no JSON', 'timing', /found text that is not JSON/],
  ['5,000 levels', '['.repeat(5000) + ']'.repeat(5000), /found arrays and objects more than 64 levels deep/],
  ['an older schema version', { ...timing, schemaVersion: 2 }, /#\/schemaVersion: found 2, expected 3/],
  ['a newer schema version', { ...timing, schemaVersion: 4 }, /#\/schemaVersion: found 4, expected 3/],
  ['no schema version', {}, /#\/schemaVersion: found nothing/],
  ['null', null, /#\/schemaVersion: found nothing/],
  ['no benchmarks', { ...timing, benchmarks: [] }, /#\/benchmarks: found \[\]/],
  [
    'empty samples',
    syntheticTiming([syntheticBenchmark('a/b', [[1]], { processes: [{ ...process(), visits: [[]] }] })]),
    /visits\/0: found \[\]/,
  ],
  ['a sample of zero', syntheticTiming([syntheticBenchmark('a/b', [[0]])]), /visits\/0\/0: found 0/],
  [
    'an unknown unit',
    syntheticTiming([syntheticBenchmark('a/b', [[1]], { unit: 'h' as 'ms' })]),
    /unit: found "h"/,
  ],
  [
    'a benchmark twice',
    syntheticTiming([syntheticBenchmark('a/b', [[1]]), syntheticBenchmark('a/b', [[1]])]),
    /"a\/b" a second time/,
  ],
  ['a fingerprint changed by hand', changed(), /fingerprint\/hash/],
];

function process(): Timing['benchmarks'][number]['processes'][number] {
  return syntheticBenchmark('a/b', [[1]]).processes[0]!;
}

function changed(): Timing {
  const copy = structuredClone(timing);
  copy.fingerprint.comparability.cpu.model = 'faster CPU';
  return copy;
}

for (const [name, document, pattern] of bad) {
  test(`refused: ${name}`, () => refused(() => readTiming(written('bad.json', document)), pattern));
}

test('refused: a folder, more bytes than a document has, a pipe that nobody writes to', () => {
  refused(() => readTiming(folder), /found a folder/);
  const large = written('large.json', '');
  truncateSync(large, 2 ** 26 + 1);
  refused(() => readTiming(large), /found 67108865 bytes, where 67108864 are the most/);
  if (globalThis.process.platform === 'win32') return;
  const pipe = path.join(folder, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  refused(() => readTiming(pipe), /found no regular file/);
});

test('refused: a file that is not there', () => {
  refused(() => readTiming(path.join(folder, 'none.json')), /none\.json: found no such file/);
});

test('refused: one timing alone, or one given twice under whatever name', () => {
  const file = written('one.json', timing);
  refused(() => readTimings([]), /found none, expected two or more/);
  refused(() => readTimings([file]), /found one, expected two or more/);
  refused(() => readTimings([file, file]), /the same timing as/);
  refused(
    () => readTimings([file, written('copy.json', timing)]),
    /copy\.json: found the same timing as .*one\.json/,
  );
  const link = path.join(folder, 'link.json');
  symlinkSync(file, link);
  refused(() => readTimings([file, link]), /link\.json: found the same timing as/);
});
