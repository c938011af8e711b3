import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, quantile } from './median.ts';

test('quantiles are those of numpy.quantile (type 7)', () => {
  // numpy 2.4.6: np.quantile([3, 1, 4, 1, 5, 9, 2, 6], q)
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  for (const [share, expected] of [
    [0, 1],
    [0.1, 1],
    [0.25, 1.75],
    [0.5, 3.5],
    [0.9, 6.9],
    [1, 9],
  ] as const)
    assert.ok(Math.abs(quantile(values, share) - expected) < 1e-12, `${share}`);
});

test('the median of an odd number of values is one of them, and the list is left as it was', () => {
  const values = [5, 1, 3];
  assert.equal(median(values), 3);
  assert.deepEqual(values, [5, 1, 3]);
});

test('nothing has no median', () => {
  assert.throws(() => median([]), RangeError);
});
