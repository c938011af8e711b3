import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fisherExact } from './fisher-exact.ts';
import { welch } from './welch.ts';

const near = (found: number, expected: number, within = 1e-6): void =>
  assert.ok(Math.abs(found - expected) < within, `${found}, not ${expected}`);

test('Welch’s p-value is that of closed forms of Student’s distribution', () => {
  // 1, 2, 3 against 4, 5, 6: t = −3/√(2/3) = −3.6742 with ν = 4, for which 2 P(T > t) = 1 − y(3 − y²)/2, y = t/√(4 + t²).
  const y = 3.674235 / Math.sqrt(4 + 13.5);
  near(welch([1, 2, 3], [4, 5, 6]), 1 - (y * (3 - y * y)) / 2, 1e-6);
  // ν = 2 where one sample does not vary: t = −3/√(1/3) = −5.19615, p = 1 − t/√(2 + t²).
  near(welch([1, 2, 3], [5, 5, 5]), 1 - 5.196152 / Math.sqrt(2 + 27), 1e-6);
});

test('too few values, or none that vary, have no doubt about them', () => {
  assert.equal(welch([1], [2, 3]), 1);
  assert.equal(welch([2, 2], [2, 2]), 1);
  assert.equal(welch([2, 2], [3, 3]), 0);
});

test('samples of one mean have a p-value of one and not a little more', () => {
  // ν = 5.2: jStat gives P(T < 0) = 0.5 + 7e-11 there.
  for (const other of [
    [0, 4],
    [1, 3],
    [-3, 1, 2, 3, 7],
  ])
    assert.equal(welch([1, 2, 3], other), 1);
});

test('Fisher’s exact test is that of the lady tasting tea, and of tables by hand', () => {
  // Three of four right on either side: (1 + 16 + 16 + 1)/70.
  near(fisherExact([3, 4], [1, 4]), 34 / 70);
  near(fisherExact([4, 4], [0, 4]), 2 / 70);
  near(fisherExact([2, 4], [2, 4]), 1);
  near(fisherExact([0, 3], [0, 5]), 1);
});
