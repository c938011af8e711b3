import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { centralDifferences } from '../../../core/numerics/fixtures/central-differences.ts';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { randomMatrix } from '../../../core/numerics/random-frame.ts';
import { regressionOf, whitened } from './regression.ts';
import { twoLayerFlow } from './two-layer-flow.ts';
import { conservedMatrix, functionOf, toState, toWeights } from './two-layer-weights.ts';

const stream = new RandomStream('two-layer-flow', 0);

test('it descends ½‖XWᵀA − Y‖² at the layers’ own rates, by finite differences', () => {
  for (const [inputs, outputs, hidden] of [
    [1, 1, 1],
    [3, 2, 4],
    [2, 4, 3],
  ] as const) {
    const shape = { inputs, outputs, hidden };
    const [examples, labels] = [randomMatrix(stream, 3, inputs), randomMatrix(stream, 3, outputs)];
    const rates = { etaA: 0.7, etaW: 1.6 };
    const state = toState({
      a: randomMatrix(stream, hidden, outputs),
      w: randomMatrix(stream, hidden, inputs),
    });
    const loss = (at: number[]) =>
      Matrix.sub(examples.mmul(functionOf(toWeights(shape, at))), labels).norm() ** 2 / 2;
    const slopes = centralDifferences((at) => [loss(at)], state, 1e-5).flat();
    const flow = twoLayerFlow(shape, rates, regressionOf(examples, labels))(state);
    flow.forEach((rate, i) => {
      const eta = i < hidden * outputs ? rates.etaA : rates.etaW;
      assert.ok(Math.abs(rate + eta * slopes[i]!) < 1e-7, `${inputs}–${hidden}–${outputs}, ${i}`);
    });
  }
});

test('one unit with one output is the single neuron: ȧ = wᵀ(β* − a w), ẇ = a (β* − a w), by hand', () => {
  const flow = twoLayerFlow(
    { inputs: 2, outputs: 1, hidden: 1 },
    { etaA: 1, etaW: 1 },
    whitened(new Matrix([[0], [1]])),
  );
  // a = 2, w = (1, −1): β* − a w = (−2, 3), wᵀ(−2, 3) = −5.
  assert.deepEqual(flow([2, 1, -1]), [-5, -4, 6]);
});

test('weights, function and Δ by hand', () => {
  const weights = toWeights({ inputs: 2, outputs: 1, hidden: 2 }, [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(toState(weights), [1, 2, 3, 4, 5, 6]);
  // β = 1·(3, 4) + 2·(5, 6).
  assert.deepEqual(functionOf(weights).to1DArray(), [13, 16]);
  // η_w AAᵀ − η_a WWᵀ with η_w = 10, η_a = 1: [[10 − 25, 20 − 39], [20 − 39, 40 − 61]].
  assert.deepEqual(conservedMatrix({ etaA: 1, etaW: 10 }, weights).to2DArray(), [
    [-15, -19],
    [-19, -21],
  ]);
});
