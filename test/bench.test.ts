import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Timing } from '../schemas/timing.d.ts';
import { problems } from '../schemas/validate.ts';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
after(() => rmSync(folder, { recursive: true }));

function bench(...parameters: string[]) {
  const command = ['--import', 'tsx', path.join(root, 'bin', 'bench.ts'), '--out', folder, ...parameters];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

test(
  'a short run of two processes keeps raw samples by process, and what the machine was',
  { timeout: 120_000 },
  () => {
    const { status, stdout, stderr } = bench(
      ...['--engine', 'wasm', '--only', 'store/read', '--processes', '2', '--minutes', '0.15'],
    );
    assert.equal(status, 0, stderr);
    assert.match(stdout, /store\/read/);
    assert.match(stdout, /\n(un)?reliable: /);
    const timing = JSON.parse(readFileSync(path.join(folder, 'timings.json'), 'utf8')) as Timing;
    assert.deepEqual(problems('timing', timing), []);
    assert.equal(timing.fingerprint.comparability.engine.id, 'wasm');
    assert.equal(timing.engineStartMs.length, 2);
    const read = timing.benchmarks.find(({ id }) => id === 'store/read')!;
    assert.equal(read.processes.length, 2);
    for (const { visits, firstCall, warmUp } of read.processes) {
      assert.ok(visits.length >= 2 && visits.flat().length >= 5 && firstCall > 0 && warmUp.length > 0);
    }
    const product = timing.benchmarks.find(({ id }) => id === 'calibration/matmul-256')!;
    assert.deepEqual(product.work, { flop: 2 * 256 ** 3, bytes: 3 * 256 ** 2 * 4 });
  },
);

test('bad options are exit 2', () => {
  for (const [parameters, pattern] of [
    [['--only', 'nothing', '--engine', 'wasm'], /--only: found "nothing"/],
    [['--processes', '0'], /--processes: found "0", expected a whole number from 1 to 100/],
    [['--minutes', 'soon'], /--minutes: found "soon"/],
    [['--against', 'no-such-revision'], /--against: found "no-such-revision"/],
    [['--against', '--all'], /--against: found "--all"/],
    [['--keep'], /--keep: found no reason/],
    [['--gate'], /--gate: found nothing to hold against/],
  ] as const) {
    const { status, stderr } = bench(...parameters);
    assert.equal(status, 2, stderr);
    assert.match(stderr, pattern);
  }
});
