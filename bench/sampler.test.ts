import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadyBenchmark } from './benchmark.ts';
import { isStable, Sampler } from './sampler.ts';

/** A device with a clock of its own: a call is handed over at once and takes its time when it is waited for. */
function device(callMs: (call: number) => number, members = 1) {
  let now = 0;
  let calls = 0;
  let handed = 0;
  const benchmark: ReadyBenchmark = {
    members,
    work: { flop: 0, bytes: 0 },
    call: () => {
      handed += callMs(calls++);
    },
    finish: () => {
      now += handed;
      handed = 0;
      return Promise.resolve();
    },
    dispose: () => undefined,
  };
  return { benchmark, sampler: new Sampler(benchmark, 5, () => now), calls: () => calls };
}

function near(values: readonly number[], expected: number): void {
  assert.ok(values.length > 0);
  for (const value of values) assert.ok(Math.abs(value - expected) < 1e-9, `${value}, not ${expected}`);
}

test('the device is waited for before the clock is read, and time is for one of the members', async () => {
  const { sampler } = device(() => 12, 4);
  const { firstCall, callsPerSample } = await sampler.begin(1000);
  assert.deepEqual([firstCall, callsPerSample], [3, 1]);
  near(await sampler.visit(40), 3);
});

test('compilation is in the first call, the slow beginning in warm-up, and neither in the samples', async () => {
  const { sampler } = device((call) => (call === 0 ? 500 : call < 10 ? 20 - call : 10));
  const { firstCall, warmUp, settled } = await sampler.begin(1000);
  assert.equal(firstCall, 500);
  assert.ok(settled);
  assert.equal(warmUp[0], 19);
  near(await sampler.visit(100), 10);
});

test('short calls are batched until a sample is long against the clock', async () => {
  const { sampler } = device(() => 0.01);
  const { callsPerSample } = await sampler.begin(200);
  assert.ok(callsPerSample * 0.01 >= 5);
  near(await sampler.visit(40), 0.01);
});

test('one that never settles is said not to have, and can be visited all the same', async () => {
  const { sampler } = device((call) => 10 * 1.1 ** (call % 40));
  const { settled, warmUp } = await sampler.begin(500);
  assert.equal(settled, false);
  assert.ok(warmUp.reduce((sum, each) => sum + each, 0) >= 500);
  assert.equal((await sampler.visit(1)).length, 1);
});

test('a visit lasts about as long as it is told, and drops its first sample where samples are short', async () => {
  const { sampler, calls } = device(() => 10);
  await sampler.begin(200);
  const before = calls();
  // One to fill the caches, and samples until a further one would exceed the time.
  assert.equal((await sampler.visit(40)).length, 3);
  assert.equal(calls() - before, 4);
});

test('a long call is one sample a visit, and nothing is dropped', async () => {
  const { sampler, calls } = device(() => 300);
  const { warmUp, firstCall, settled } = await sampler.begin(100);
  // The first call was longer than the warm-up may: it has been the warm-up.
  assert.deepEqual([warmUp, firstCall, settled], [[], 300, true]);
  const before = calls();
  assert.deepEqual(await sampler.visit(40), [300]);
  assert.equal(calls() - before, 1);
});

test('stable are two windows of three whose fastest samples agree to 3 %', () => {
  assert.equal(isStable([1, 1, 1, 1, 1]), false);
  assert.equal(isStable([9, 1, 1, 1, 2, 1.02, 1, 1, 1.02]), true);
  assert.equal(isStable([1.1, 1.1, 1.1, 1, 1, 1]), false);
});

test('a long sample is a window by itself', async () => {
  assert.equal(isStable([1, 1.01], 1), true);
  const { sampler } = device((call) => (call < 3 ? 100 : 50));
  const { settled, warmUp } = await sampler.begin(2000);
  assert.ok(settled);
  assert.deepEqual(warmUp, [100, 100]);
});

test('what fails is not timed', async () => {
  const { benchmark } = device(() => 10);
  let fails = false;
  const call = (): Promise<void> => (fails ? Promise.reject(new Error('no memory')) : Promise.resolve());
  let now = 0;
  const sampler = new Sampler({ ...benchmark, call }, 5, () => (now += 5));
  await sampler.begin(100);
  fails = true;
  await assert.rejects(sampler.visit(40), /no memory/);
});
