import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { centralDifferences } from '../../core/numerics/fixtures/central-differences.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { drawFrames, drawTarget, startOf } from './balanced-start.ts';
import { balanceOf, gramOf, stacked } from './layer-weights.ts';
import { toState, toWeights, weightFlow } from './weight-flow.ts';

const stream = new RandomStream('weight-flow', 0);

test('it descends ½‖Σ − W₂W₁‖², by finite differences', () => {
  for (const [inputs, outputs, hidden] of [
    [1, 1, 1],
    [3, 2, 4],
    [2, 4, 3],
  ] as const) {
    const shape = { inputs, outputs, hidden };
    const target = drawTarget(stream, shape, [1.5, 0.5].slice(0, Math.min(inputs, outputs)));
    const state = Array.from({ length: hidden * (inputs + outputs) }, () => stream.normal());
    const loss = (at: number[]): number => {
      const { w1, w2 } = toWeights(shape, at);
      return Matrix.sub(target, w2.mmul(w1)).norm() ** 2 / 2;
    };
    const slopes = centralDifferences((at) => [loss(at)], state, 1e-5).flat();
    weightFlow(
      shape,
      target,
    )(state).forEach((rate, i) => {
      assert.ok(Math.abs(rate + slopes[i]!) < 1e-7, `${inputs}–${hidden}–${outputs}, entry ${i}`);
    });
  }
});

test('two inputs, one unit, one output, by hand', () => {
  // W₁ = (1, −1), W₂ = 2, Σ = (0, 1): Σ − W₂W₁ = (−2, 3), so Ẇ₁ = 2·(−2, 3) and Ẇ₂ = −2·1 + 3·(−1).
  const flow = weightFlow({ inputs: 2, outputs: 1, hidden: 1 }, new Matrix([[0, 1]]));
  assert.deepEqual(flow([1, -1, 2]), [-4, 6, -5]);
});

test('states, Q, QQᵀ and the conserved matrix, by hand', () => {
  const weights = toWeights({ inputs: 2, outputs: 1, hidden: 1 }, [3, 4, 5]);
  assert.deepEqual(toState(weights), [3, 4, 5]);
  assert.deepEqual(stacked(weights).to2DArray(), [[3], [4], [5]]);
  assert.deepEqual(gramOf(weights).to2DArray(), [
    [9, 12, 15],
    [12, 16, 20],
    [15, 20, 25],
  ]);
  // 5² − (3² + 4²).
  assert.deepEqual(balanceOf(weights).to2DArray(), [[0]]);
});

test('a balanced network stays balanced to first order: its balance has no rate', () => {
  const shape = { inputs: 3, outputs: 4, hidden: 3 };
  const start = startOf(shape, [1, 1, 1], [0.4, 0.3, 0.2], drawFrames(stream, shape));
  const target = drawTarget(stream, shape, [1, 0.6, 0.3]);
  const { w1, w2 } = toWeights(shape, weightFlow(shape, target)(toState(start)));
  // d/dt (W₂ᵀW₂ − W₁W₁ᵀ) from the rates of the weights.
  const half = Matrix.sub(w2.transpose().mmul(start.w2), w1.mmul(start.w1.transpose()));
  assert.ok(Matrix.add(half, half.transpose()).abs().max() < 1e-14);
});
