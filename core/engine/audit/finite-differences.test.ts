import assert from 'node:assert/strict';
import test from 'node:test';
import { gradientByDifferences } from './finite-differences.ts';
import type { NdArray } from './nd-array.ts';

test('gradient of Σ cᵢ aᵢ³ b is 3 cᵢ aᵢ² b and Σ cᵢ aᵢ³', () => {
  const a: NdArray = { shape: [2], values: Float64Array.of(1, -2) };
  const b: NdArray = { shape: [], values: Float64Array.of(0.5) };
  const f = (x: NdArray, y: NdArray): NdArray => ({
    shape: [2],
    values: x.values.map((v) => v ** 3 * y.values[0]!),
  });
  const cotangent = { shape: [2], values: Float64Array.of(2, 1) };
  const close = (got: Float64Array, expected: number[]): void =>
    expected.forEach((value, index) => assert.ok(Math.abs(got[index]! - value) < 1e-8, `${got[index]!}`));
  close(gradientByDifferences(f, [a, b], 0, cotangent).values, [3, 6]);
  close(gradientByDifferences(f, [a, b], 1, cotangent).values, [-6]);
});
