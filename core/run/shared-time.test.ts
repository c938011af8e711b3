import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedTime } from './shared-time.ts';

/** A clock that is told what passes. */
function clocked(members: number) {
  let now = 1000;
  const time = new SharedTime(members, () => now);
  const pass = (milliseconds: number, ...given: Parameters<SharedTime['passed']>): void => {
    now += milliseconds;
    time.passed(...given);
  };
  return { pass, shares: () => Array.from({ length: members }, (_, member) => time.of(member)) };
}

test('each moment is shared by those who train then, and nothing is lost', () => {
  const { pass, shares } = clocked(3);
  pass(30, [0, 1, 2]);
  pass(20, [0, 2]);
  pass(5, [2]);
  assert.deepEqual(shares(), [20, 10, 25]);
});

test('weights: by steps; equal parts where nobody took any', () => {
  const { pass, shares } = clocked(2);
  pass(40, [0, 1], [300, 100]);
  pass(10, [1, 0], [0, 0]);
  assert.deepEqual(shares(), [35, 15]);
});
