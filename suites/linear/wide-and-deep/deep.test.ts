import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import { norm } from '../../../core/numerics/inner-product.ts';
import { centralDifferences } from '../../../core/numerics/fixtures/central-differences.ts';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { singleExample, theoremMinimiser } from '../single-neuron/implicit-bias.ts';
import { deepEquation, layerSquare } from './deep-equation.ts';
import { deepFlow } from './deep-flow.ts';
import { deepPotential } from '../fixtures/reference/deep-potential.ts';
import { deepMinimiser } from './deep-minimiser.ts';
import { deepStart } from './deep-start.ts';
import { deepConserved, deepFunction, toDeepState, toDeepWeights } from './deep-weights.ts';
import { randomMatrix } from '../../../core/numerics/random-frame.ts';
import { regressionOf } from './regression.ts';

const stream = new RandomStream('deep', 0);
const beta0 = [0.3, -0.5, 0.8];
const [inputs, labels] = [randomMatrix(stream, 2, 3), randomMatrix(stream, 2, 1)];
const regression = regressionOf(inputs, labels);

function start(layers: number, delta: number, isotropic = true) {
  return deepStart(stream, beta0, delta, layers, isotropic);
}

test('the flow descends ½‖Xβ − y‖² in every weight, by finite differences', () => {
  for (const layers of [0, 1, 3]) {
    const state = toDeepState(start(layers, -0.4));
    const loss = (at: number[]) =>
      Matrix.sub(inputs.mmul(Matrix.columnVector(deepFunction(toDeepWeights(3, at)))), labels).norm() ** 2 /
      2;
    const slopes = centralDifferences((at) => [loss(at)], state, 1e-5).flat();
    deepFlow(
      3,
      regression,
    )(state).forEach((rate, i) => {
      assert.ok(Math.abs(rate + slopes[i]!) < 1e-7, `${layers} layers, weight ${i}`);
    });
  }
});

test('a start realises β₀ and is isotropic: δI at the read-out, nothing between the layers', () => {
  for (const layers of [0, 1, 2, 4]) {
    for (const delta of [0, -1e-6, -0.5, -4]) {
      const weights = start(layers, delta);
      deepFunction(weights).forEach((value, i) => assert.ok(Math.abs(value - beta0[i]!) < 1e-11));
      deepConserved(weights).forEach((matrix, l) => {
        const wanted = l === layers - 1 ? Matrix.eye(3, 3, delta) : Matrix.zeros(3, 3);
        assert.ok(largestEntryDifference(matrix, wanted) < 1e-13 * (1 + Math.abs(delta)), `δ = ${delta}`);
      });
    }
  }
});

test('an uneven start has the same β₀ and other conserved matrices of the size of δ', () => {
  const weights = start(2, -0.01, false);
  deepFunction(weights).forEach((value, i) => assert.ok(Math.abs(value - beta0[i]!) < 1e-13));
  const [between, last] = deepConserved(weights);
  assert.ok(between!.norm() > 1e-3 && between!.norm() < 0.1);
  assert.ok(largestEntryDifference(last!, Matrix.eye(3, 3, -0.01)) > 1e-3);
});

test('the square of a layer is the root of (s − |δ|) s^L = ‖β‖²', () => {
  for (const [layers, delta, size] of [
    [0, -1, 2],
    [1, -3, 0.1],
    [3, -1e-9, 1e-4],
    [5, -1e-3, 1e3],
    [2, 0, 8],
  ] as const) {
    const square = layerSquare(layers, delta, size);
    const error = ((square + delta) * square ** layers) / size ** 2 - 1;
    assert.ok(Math.abs(error) < 1e-12, `${layers} ${delta} ${size}: ${error}`);
  }
  assert.ok(Math.abs(layerSquare(2, 0, 8) - 4) < 1e-14);
});

test('far from balance the read-out keeps the digits that are promised, and the start its β₀', () => {
  for (const layers of [1, 3]) {
    for (const delta of [-4, -30]) {
      const lost = (2 ** -52 * Math.abs(delta) ** (layers + 1)) / norm(beta0) ** 2;
      deepFunction(start(layers, delta)).forEach((value, i) =>
        assert.ok(Math.abs(value - beta0[i]!) < 4 * lost + 1e-13, `${layers} layers, δ = ${delta}`),
      );
    }
  }
});

test('β alone gives β̇ of an isotropic network of any depth, by the product rule', () => {
  const step = 1e-6;
  for (const layers of [0, 1, 2, 4]) {
    for (const delta of [0, -0.3, -5]) {
      const state = toDeepState(start(layers, delta));
      const rate = deepFlow(3, regression)(state);
      const moved = (time: number) =>
        deepFunction(
          toDeepWeights(
            3,
            state.map((v, i) => v + time * rate[i]!),
          ),
        );
      const [after, before] = [moved(step), moved(-step)];
      const found = deepEquation(layers, delta, regression)(beta0);
      found.forEach((value, i) => {
        const wanted = (after[i]! - before[i]!) / (2 * step);
        assert.ok(Math.abs(value - wanted) < 1e-7 * (1 + Math.abs(wanted)), `${layers} layers, δ = ${delta}`);
      });
    }
  }
});

test('the minimiser solves Xβ = y and no other solution along the null space has a smaller potential', () => {
  for (const layers of [1, 2, 3]) {
    const found = deepMinimiser(layers, inputs, labels, beta0);
    const residual = Matrix.sub(inputs.mmul(Matrix.columnVector(found)), labels).norm();
    assert.ok(residual < 1e-13);
    const [[a, b, c], [d, e, f]] = inputs.to2DArray() as [[number, number, number], [number, number, number]];
    const across = [b * f - c * e, c * d - a * f, a * e - b * d];
    const potential = deepPotential(layers, beta0);
    const at = (t: number) => potential(found.map((value, i) => value + (t * across[i]!) / norm(across)));
    // Convex along the line, so its slope at the minimum is zero and both sides lie above.
    assert.ok(Math.abs(at(1e-4) - at(-1e-4)) / 2e-4 < 1e-7);
    for (const t of [-3, -0.5, -0.01, 0.01, 0.5, 3]) assert.ok(at(t) > at(0), `${layers} layers, ${t}`);
  }
});

test('with one hidden layer it is Theorem 3.1 at δ = 0, with none the orthogonal projection of β₀', () => {
  const row = [0.6, -0.2, 1.1];
  const one = new Matrix([row]);
  const label = Matrix.columnVector([0.7]);
  const wanted = theoremMinimiser(singleExample(row, 0.7), beta0, 0);
  deepMinimiser(1, one, label, beta0).forEach((value, i) => assert.ok(Math.abs(value - wanted[i]!) < 1e-13));
  const share = (0.7 - row.reduce((sum, value, i) => sum + value * beta0[i]!, 0)) / norm(row) ** 2;
  deepMinimiser(0, one, label, beta0).forEach((value, i) =>
    assert.ok(Math.abs(value - (beta0[i]! + share * row[i]!)) < 1e-13),
  );
});
