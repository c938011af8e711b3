import assert from 'node:assert/strict';
import { test } from 'node:test';
import { innerProduct, norm } from './inner-product.ts';

test('inner product and norm of small vectors', () => {
  assert.equal(innerProduct([1, -2, 3], [4, 5, 6]), 12);
  assert.equal(norm([3, -4]), 5);
  assert.equal(norm([]), 0);
});

test('the norm of tiny and huge vectors neither underflows nor overflows', () => {
  for (const size of [1e-200, 1e200]) assert.ok(Math.abs(norm([3 * size, 4 * size]) / size - 5) < 1e-14);
});
