import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviation, mean } from './mean.ts';

test('the mean of equal values is that value, whatever its last bit', () => {
  assert.equal(mean([0.1, 0.1, 0.1]), 0.1);
  assert.equal(deviation([0.1, 0.1, 0.1]), 0);
  assert.equal(mean([]), NaN);
});

test('mean and deviation by hand', () => {
  // Of 2, 4, 4, 4, 5, 5, 7, 9: squares of the differences from 5 sum to 32.
  assert.equal(mean([2, 4, 4, 4, 5, 5, 7, 9]), 5);
  assert.equal(deviation([2, 4, 4, 4, 5, 5, 7, 9]), 2);
});
