import assert from 'node:assert/strict';
import test from 'node:test';
import type { NdArray } from '../nd-array.ts';
import { concat, gather, pad, reverse, segmentSum, slice, tile, transpose } from './arrangement.ts';
import { conv2d, pool } from './convolution.ts';
import { erf, where, zip } from './element-wise.ts';
import { matMul } from './products.ts';
import { cumsum, logSoftmax, logSumExp, reduce, squeezed, total } from './reductions.ts';

function array(shape: number[], ...values: number[]): NdArray {
  return { shape, values: Float64Array.from(values) };
}

function is(got: NdArray, shape: number[], ...values: number[]): void {
  assert.deepEqual(got, array(shape, ...values));
}

const x = array([2, 3], 1, 2, 3, 4, 5, 6);

test('products, by hand', () => {
  const y = array([3, 2], 1, 0, 0, 1, 1, 1);
  is(matMul(x, y), [2, 2], 4, 5, 10, 11);
  is(matMul(transpose(x, [1, 0]), transpose(y, [1, 0]), true, true), [2, 2], 4, 5, 10, 11);
  is(matMul(x, array([2, 3, 1], 1, 0, 0, 0, 0, 1)), [2, 2, 1], 1, 4, 3, 6);
});

test('arrangements, by hand', () => {
  is(transpose(x, [1, 0]), [3, 2], 1, 4, 2, 5, 3, 6);
  is(concat(1, x, array([2, 1], 7, 8)), [2, 4], 1, 2, 3, 7, 4, 5, 6, 8);
  is(slice(x, [0, 1], [2, 2]), [2, 2], 2, 3, 5, 6);
  is(pad(array([2], 1, 2), [[1, 2]]), [5], 0, 1, 2, 0, 0);
  is(tile(array([1, 2], 1, 2), [2, 2]), [2, 4], 1, 2, 1, 2, 1, 2, 1, 2);
  is(reverse(x, 1), [2, 3], 3, 2, 1, 6, 5, 4);
  is(gather(x, array([2], 2, 0), 1), [2, 2], 3, 1, 6, 4);
  is(segmentSum(x, array([2], 1, 1), 3), [3, 3], 0, 0, 0, 5, 7, 9, 0, 0, 0);
});

test('reductions and running sums, by hand', () => {
  is(squeezed(reduce(x, [0], total), [0]), [3], 5, 7, 9);
  is(reduce(x, [0, 1], total), [1, 1], 21);
  is(cumsum(x, 1, false, false), [2, 3], 1, 3, 6, 4, 9, 15);
  is(cumsum(x, 1, true, true), [2, 3], 5, 3, 0, 11, 6, 0);
  assert.ok(Math.abs(logSumExp([Math.log(3), Math.log(5)]) - Math.log(8)) < 1e-15);
  const [a, b] = logSoftmax(array([2], 0, Math.log(3))).values;
  assert.ok(Math.abs(a! - Math.log(0.25)) < 1e-15 && Math.abs(b! - Math.log(0.75)) < 1e-15);
});

test('entries, by hand', () => {
  is(zip((p, q) => p - q)(x, array([2, 1], 1, 4)), [2, 3], 0, 1, 2, 0, 1, 2);
  is(where(array([2], 1, 0), array([2, 1], 3, 4), array([], 9)), [2, 2], 3, 9, 4, 9);
  // Abramowitz & Stegun, table 7.1.
  assert.ok(Math.abs(erf(0.5) - 0.5204998778) < 1e-10);
  assert.ok(Math.abs(erf(2) - 0.995322265) < 1e-9);
});

const image = array([1, 3, 3, 1], 1, 2, 3, 4, 5, 6, 7, 8, 9);

test('convolutions with each padding, by hand', () => {
  const corner = array([2, 2, 1, 1], 1, 0, 0, 10);
  is(conv2d(image, corner, 1, 'valid'), [1, 2, 2, 1], 51, 62, 84, 95);
  // One row and column of zeros, behind the image.
  is(conv2d(image, corner, 2, 'same'), [1, 2, 2, 1], 51, 3, 7, 9);
  is(
    conv2d(image, corner, 3, [
      [1, 0],
      [1, 0],
    ]),
    [1, 1, 1, 1],
    10,
  );
});

test('pools leave the padding out, by hand', () => {
  is(pool('max', image, 2, 2, 'same'), [1, 2, 2, 1], 5, 6, 8, 9);
  is(pool('average', image, 2, 2, 'same'), [1, 2, 2, 1], 3, 4.5, 7.5, 9);
  is(pool('average', image, 2, 1, 'valid'), [1, 2, 2, 1], 3, 4, 6, 7);
});
