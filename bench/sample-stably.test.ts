import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadyBenchmark } from './benchmark.ts';
import { isStable, sampleStably } from './sample-stably.ts';

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
  return { benchmark, now: () => now, calls: () => calls };
}

test('the device is waited for before the clock is read, and time is for one of the members', async () => {
  const { benchmark, now } = device(() => 12, 4);
  const sampled = await sampleStably(benchmark, 1000, 5, now);
  assert.equal(sampled.firstCall, 3);
  assert.equal(sampled.callsPerSample, 1);
  assert.ok(sampled.samples.length >= 5);
  for (const sample of sampled.samples) assert.ok(Math.abs(sample - 3) < 1e-9);
});

test('compilation is in the first call, the slow beginning in warm-up, and neither in the samples', async () => {
  const { benchmark, now } = device((call) => (call === 0 ? 500 : call < 10 ? 20 - call : 10));
  const sampled = await sampleStably(benchmark, 2000, 5, now);
  assert.equal(sampled.firstCall, 500);
  assert.ok(sampled.settled);
  assert.equal(sampled.warmUp[0], 19);
  for (const sample of sampled.samples) assert.ok(Math.abs(sample - 10) < 1e-9);
});

test('short calls are batched until a sample is long against the clock', async () => {
  const { benchmark, now } = device(() => 0.01);
  const { callsPerSample, samples } = await sampleStably(benchmark, 500, 5, now);
  assert.ok(callsPerSample * 0.01 >= 5);
  for (const sample of samples) assert.ok(Math.abs(sample - 0.01) < 1e-9);
});

test('one that never settles is said not to have, and is measured all the same within its time', async () => {
  const { benchmark, now } = device((call) => 10 * 1.1 ** (call % 40));
  const sampled = await sampleStably(benchmark, 3000, 5, now);
  assert.equal(sampled.settled, false);
  assert.ok(sampled.samples.length >= 5);
});

test('long calls get up to three times their time for five samples, and one sample at least', async () => {
  for (const [callMs, budgetMs, expected] of [
    [100, 400, 5],
    [400, 500, 3],
    [5000, 500, 1],
  ] as const) {
    const { benchmark, now, calls } = device(() => callMs);
    const { samples } = await sampleStably(benchmark, budgetMs, 5, now);
    assert.equal(samples.length, expected);
    // The first call, at most two of warm-up that agree, and the samples.
    assert.ok(calls() <= 3 + expected, `${calls()} calls`);
  }
});

test('stable are two windows of three whose medians agree to 3 %', () => {
  assert.equal(isStable([1, 1, 1, 1, 1]), false);
  assert.equal(isStable([9, 1, 1, 1, 1, 1.02, 1, 1, 1.02]), true);
  assert.equal(isStable([1.1, 1.1, 1.1, 1, 1, 1]), false);
});

test('a long sample is a window by itself', async () => {
  assert.equal(isStable([1, 1.01], 1), true);
  const { benchmark, now } = device((call) => (call < 3 ? 100 : 50));
  const { settled, warmUp } = await sampleStably(benchmark, 2000, 5, now);
  assert.ok(settled);
  assert.deepEqual(warmUp, [100, 100]);
});

test('what fails is not timed', async () => {
  const { benchmark, now } = device(() => 10);
  const failing: ReadyBenchmark = { ...benchmark, call: () => Promise.reject(new Error('no memory')) };
  await assert.rejects(sampleStably(failing, 100, 5, now), /no memory/);
});
