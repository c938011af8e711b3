import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadyBenchmark } from './benchmark.ts';
import { withInjectedSlowdown } from './injected-slowdown.ts';

let inner = 0;
const busy: ReadyBenchmark = {
  members: 1,
  work: { flop: 0, bytes: 0 },
  call: () => {
    const start = performance.now();
    while (performance.now() < start + 2);
    inner += performance.now() - start;
  },
  finish: () => Promise.resolve(),
  dispose: () => undefined,
};

test('the named benchmark takes so much longer, others are left alone', async () => {
  assert.equal(withInjectedSlowdown('a/b', busy, 'a/c=1.5'), busy);
  assert.equal(withInjectedSlowdown('a/b', busy, undefined), busy);
  assert.notEqual(withInjectedSlowdown('a/b', busy, '*=1.5'), busy);
  const slow = withInjectedSlowdown('a/b', busy, 'a/b=1.5');
  const start = performance.now();
  inner = 0;
  for (let i = 0; i < 20; i++) await slow.call();
  // An interruption between the clocks counts on one side only; of 20 calls most are not interrupted.
  const ratio = (performance.now() - start) / inner;
  assert.ok(ratio > 1.45 && ratio < 2.5, `${ratio}`);
});
