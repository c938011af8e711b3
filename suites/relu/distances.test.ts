import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hammingDistance, kernelDistance, parameterDistance } from './distances.ts';

test('kernel distance: none to a multiple, one to an orthogonal matrix, by hand in between', () => {
  assert.equal(kernelDistance([1, 2, 3], [2, 4, 6]), 0);
  assert.ok(Math.abs(kernelDistance([1, 0, 0, 1], [0, 1, 1, 0]) - 1) < 1e-15);
  // cos = (3·4)/(5·4) for (3, 4) and (4, 0)
  assert.ok(Math.abs(kernelDistance([3, 4], [4, 0]) - 0.4) < 1e-15);
});

test('kernel distance keeps its digits near zero, where 1 − cos loses them', () => {
  const angle = 1e-9;
  const distance = kernelDistance([1, 0], [Math.cos(angle), Math.sin(angle)]);
  assert.ok(Math.abs(distance / (angle ** 2 / 2) - 1) < 1e-6);
});

test('Hamming distance counts flips of sign, a zero being inactive', () => {
  assert.equal(hammingDistance([1, -1, 2, 0], [2, 1, -3, -1], 2), 1);
});

test('parameter distance is Euclidean over all weights', () => {
  const zero = { a: Float64Array.of(0), w: Float64Array.of(0, 0) };
  assert.equal(parameterDistance(zero, { a: Float64Array.of(1), w: Float64Array.of(2, 2) }), 3);
});
