import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fisherExact } from './fisher-exact.ts';
import { pooledStudent } from './pooled-student.ts';

const near = (found: number, expected: number, within = 1e-6): void =>
  assert.ok(Math.abs(found - expected) < within, `${found}, not ${expected}`);

test('the p-value is that of closed forms of Student’s distribution', () => {
  // 1, 2, 3 against 4, 5, 6: t = −3/√(2/3) = −3.6742 with ν = 4, for which 2 P(T > t) = 1 − y(3 − y²)/2, y = t/√(4 + t²).
  const y = 3.674235 / Math.sqrt(4 + 13.5);
  near(pooledStudent([1, 2, 3], [4, 5, 6]), 1 - (y * (3 - y * y)) / 2, 1e-6);
  // ν = 2: squares ½ + ½ over 2, times 2/2: t = −3/√½ = −4.2426, p = 1 − t/√(2 + t²).
  near(pooledStudent([1, 2], [4, 5]), 1 - 4.242641 / Math.sqrt(2 + 18), 1e-6);
});

test('too few values, or none that vary, have no doubt about them', () => {
  assert.equal(pooledStudent([1], [2, 3]), 1);
  assert.equal(pooledStudent([2, 2], [2, 2]), 1);
  assert.equal(pooledStudent([2, 2], [3, 3]), 0);
});

test('samples of one mean have a p-value of one and not a little more', () => {
  for (const other of [
    [0, 4],
    [1, 3],
    [-3, 1, 2, 3, 7],
  ])
    near(pooledStudent([1, 2, 3], other), 1);
  assert.ok(pooledStudent([1, 2, 3], [1, 3]) <= 1);
});

test('a few values that lie close together are no proof against many that are of two kinds', () => {
  // The upper kind alone, of ten of sixteen: SciPy’s ttest_ind gives this with equal variances, 0.00103 without.
  const accepted = [
    0.06, 0.06, 0.08, 0.08, 0.11, 0.12, 0.5, 0.57, 0.58, 0.58, 0.59, 0.61, 0.63, 0.69, 0.69, 0.82,
  ];
  near(pooledStudent([0.65, 0.68, 0.7, 0.74, 0.8], accepted), 0.0347916);
});

test('Fisher’s exact test is that of the lady tasting tea, and of tables by hand', () => {
  // Three of four right on either side: (1 + 16 + 16 + 1)/70.
  near(fisherExact([3, 4], [1, 4]), 34 / 70);
  near(fisherExact([4, 4], [0, 4]), 2 / 70);
  near(fisherExact([2, 4], [2, 4]), 1);
  near(fisherExact([0, 3], [0, 5]), 1);
});
