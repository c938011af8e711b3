import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Comparison } from '../schemas/comparison.d.ts';
import type { Timing } from '../schemas/timing.d.ts';
import { whyUnavailable } from '../core/engine/why-unavailable.ts';
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
  { timeout: 600_000 },
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
      // Three rounds at least, whose first is warm-up; on a busy machine a visit may be a single sample.
      assert.ok(visits.length >= 2 && firstCall > 0 && warmUp.length > 0);
      for (const samples of visits) assert.ok(samples.length >= 1);
    }
    const product = timing.benchmarks.find(({ id }) => id === 'calibration/matmul-256')!;
    assert.deepEqual(product.work, { flop: 2 * 256 ** 3, bytes: 3 * 256 ** 2 * 4 });
  },
);

test(
  'the documented route through npm: two documents on stdout, compared',
  { timeout: 600_000, skip: process.platform === 'win32' && 'needs a POSIX shell' },
  () => {
    const npm = (command: string) =>
      spawnSync('bash', ['-c', `npm run ${command}`], { cwd: root, encoding: 'utf8' });
    const [first, second] = ['first.json', 'second.json'].map((name) => path.join(folder, name));
    const short = `--engine wasm --only store/read --processes 1 --minutes 0.05 --json --out ${folder}`;
    assert.equal(npm(`--silent bench -- ${short} > ${first}`).status, 0);
    assert.equal(npm(`bench -- ${short} > ${second}`).status, 0);
    assert.deepEqual(problems('timing', JSON.parse(readFileSync(first!, 'utf8'))), []);
    assert.match(readFileSync(second!, 'utf8'), /^\s*> getrich-bench@/);
    const { status, stdout, stderr } = npm(`--silent compare -- ${first} ${second} --out ${folder}`);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /store\/read/);
  },
);

test('steps that XLA compiles are refused of an engine that has no XLA, with what to do', () => {
  const { status, stderr } = bench('--engine', 'wasm', '--compile', 'xla');
  assert.equal(status, 2);
  assert.match(stderr, /--compile xla: found engine wasm.*Leave --compile out/s);
});

test(
  'steps by XLA, and one by one, are timed as such: neither has the fingerprint of steps in a loop',
  { timeout: 600_000, skip: await whyUnavailable('tensorflow') },
  () => {
    const [xla, none, lowered] = (['xla', 'none', 'lowered'] as const).map((way) => {
      const out = path.join(folder, way);
      const { status, stderr } = bench(
        ...['--engine', 'tensorflow', '--compile', way, '--only', 'rhm/step-quick', '--out', out],
        ...['--processes', '1', '--minutes', '0.1'],
      );
      assert.equal(status, 0, stderr);
      const timing = JSON.parse(readFileSync(path.join(out, 'timings.json'), 'utf8')) as Timing;
      assert.ok(timing.benchmarks.some(({ id }) => id === 'rhm/step-quick'));
      return timing.fingerprint;
    });
    assert.equal(xla!.comparability.engine.numerics, 'tensorflow-xla-float32');
    assert.equal(none!.comparability.engine.numerics, 'tensorflow-float32');
    assert.equal(new Set([xla!.hash, none!.hash, lowered!.hash]).size, 3);
  },
);

const noHistory =
  spawnSync('git', ['-C', root, 'rev-parse', '--verify', 'HEAD']).status === 0
    ? false
    : 'no git history here';

test(
  'against a revision: both timings are kept, and are known to have taken turns',
  { timeout: 600_000, skip: noHistory },
  () => {
    const out = path.join(folder, 'against');
    const { status, stdout, stderr } = bench(
      ...['--engine', 'wasm', '--only', 'store', '--processes', '3', '--minutes', '0.2', '--gate'],
      ...['--against', 'HEAD', '--out', out, '--json'],
    );
    assert.equal(status, 0, stderr);
    assert.match(stderr, /processes 1 of 3 of [0-9a-f]{9} and this revision: /);
    const [own, other] = readdirSync(out)
      .sort((x, y) => x.length - y.length)
      .map((name) => JSON.parse(readFileSync(path.join(out, name), 'utf8')) as Timing);
    assert.equal(own!.settings.inTurnsWith!.run, other!.settings.inTurnsWith!.run);
    assert.equal(own!.settings.inTurnsWith!.revision, other!.project.revision);
    const { comparisons } = JSON.parse(stdout) as Comparison;
    assert.equal(comparisons[0]!.kind, 'tested');
    // Three pairs that all change one way have p = 2/8; two samples of three wholly apart would have 2/20.
    for (const { pValue } of comparisons[0]!.benchmarks) assert.ok([0.25, 0.5, 0.75, 1].includes(pValue!));
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
