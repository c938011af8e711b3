import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countRight } from './accuracy.ts';

test('rows whose class has the largest output are counted; of equal ones the first is taken, of NaN none', () => {
  const outputs = Float32Array.of(1, 3, 2, /* equal */ 5, 5, 0, /* equal */ 5, 5, 0, NaN, 1, 0, -3, -2, -1);
  assert.equal(countRight(outputs, Uint8Array.of(1, 0, 1, 1, 2)), 3);
  assert.equal(countRight(outputs, Uint8Array.of(0, 1, 2, 0, 1)), 0);
});
