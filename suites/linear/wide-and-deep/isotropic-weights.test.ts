import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { thinDecomposition } from './isotropic-equation.ts';
import { isotropicWeights } from './isotropic-weights.ts';
import { randomFrame } from '../../../core/numerics/random-frame.ts';
import { conservedMatrix, functionOf } from './two-layer-weights.ts';

const stream = new RandomStream('isotropic-weights', 0);
const rates = { etaA: 0.6, etaW: 1.7 };

function start(inputs: number, outputs: number, hidden: number, deltas: number[], values: number[]) {
  const frames = {
    left: randomFrame(stream, inputs, Math.min(hidden, inputs)),
    right: randomFrame(stream, outputs, Math.min(hidden, outputs)),
    hidden: randomFrame(stream, hidden, hidden),
  };
  return { frames, weights: isotropicWeights({ inputs, outputs, hidden }, rates, deltas, values, frames) };
}

test('Δ = δI and the singular values are the given ones, for every shape that can have them', () => {
  for (const [inputs, outputs, hidden, delta, values] of [
    [4, 3, 3, 2, [1, 0.5, 0.1]],
    [4, 3, 3, -2, [1, 0.5, 0.1]],
    [3, 4, 2, -1e-9, [1, 0.5]],
    [3, 3, 3, 0, [2, 1, 0.5]],
    [2, 5, 4, 0.7, [1, 0.3]],
    [5, 2, 4, -0.7, [1, 0.3]],
    [1, 3, 3, 50, [0.2]],
  ] as const) {
    const { weights } = start(inputs, outputs, hidden, Array<number>(hidden).fill(delta), [...values]);
    const wanted = Matrix.eye(hidden, hidden, delta);
    assert.ok(
      largestEntryDifference(conservedMatrix(rates, weights), wanted) < 1e-13 * (1 + Math.abs(delta)),
    );
    const found = thinDecomposition(functionOf(weights), values.length).values;
    values.forEach((value, i) => assert.ok(Math.abs(found[i]! - value) < 1e-13));
  }
});

test('unequal δ make Δ = H diag(δ) Hᵀ', () => {
  const { weights, frames } = start(3, 3, 2, [3, -1], [1, 0.5]);
  const wanted = frames.hidden.mmul(Matrix.diag([3, -1])).mmul(frames.hidden.transpose());
  assert.ok(largestEntryDifference(conservedMatrix(rates, weights), wanted) < 1e-13);
});

test('far from balance the smaller layer keeps its digits', () => {
  const { weights } = start(1, 1, 1, [1e9], [0.3]);
  assert.ok(Math.abs(functionOf(weights).get(0, 0) / 0.3) - 1 < 1e-15);
});
