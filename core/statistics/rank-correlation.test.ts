import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankCorrelation } from './rank-correlation.ts';

test('a common or an opposite order has a correlation of exactly 1 or −1, whatever the values', () => {
  assert.equal(rankCorrelation([0.1, 0.3, 1, 3, 10], [2, 3, 5, 7, 11]), 1);
  assert.equal(rankCorrelation([0.1, 0.3, 1, 3, 10], [5, 4, 3, 2, 1]), -1);
});

test('without ties it is 1 − 6 Σd²/(n³ − n), with ties the correlation of mean ranks', () => {
  // d = −4, −2, 0, 3, 3: 1 − 6 · 38/120.
  assert.ok(Math.abs(rankCorrelation([1, 2, 3, 4, 5], [5, 4, 3, 1, 2]) + 0.9) < 1e-15);
  // Ranks 1, 2½, 2½, 4, 5 and 3, 1½, 1½, 4, 5: 6½/9½.
  assert.ok(Math.abs(rankCorrelation([1, 2, 2, 4, 5], [3, 1, 1, 7, 9]) - 6.5 / 9.5) < 1e-15);
});

test('where all values of one are equal there is none', () => {
  assert.equal(rankCorrelation([1, 1, 1], [1, 2, 3]), NaN);
});
