import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { centralDifferences } from '../../../core/numerics/fixtures/central-differences.ts';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { kernelDistance } from '../single-neuron/kernel-distance.ts';
import { randomFrame, randomMatrix } from '../../../core/numerics/random-frame.ts';
import { twoLayerKernelDistance } from './two-layer-kernel.ts';
import { functionOf, toState, toWeights, type Shape, type TwoLayerWeights } from './two-layer-weights.ts';

const stream = new RandomStream('two-layer-kernel', 0);
const rates = { etaA: 0.5, etaW: 1.5 };

function draw({ inputs, outputs, hidden }: Shape): TwoLayerWeights {
  return { a: randomMatrix(stream, hidden, outputs), w: randomMatrix(stream, hidden, inputs) };
}

/** The NTK of all outputs on all inputs, Σ η ∂f/∂θ ∂f/∂θᵀ, by finite differences of the outputs. */
function kernelByDifferences(shape: Shape, examples: Matrix, weights: TwoLayerWeights): Matrix {
  const outputsAt = (state: readonly number[]) =>
    examples.mmul(functionOf(toWeights(shape, state))).to1DArray();
  const columns = centralDifferences(outputsAt, toState(weights), 1e-4).map((slopes, i) => {
    const eta = i < shape.hidden * shape.outputs ? rates.etaA : rates.etaW;
    return slopes.map((slope) => Math.sqrt(eta) * slope);
  });
  const jacobian = new Matrix(columns).transpose();
  return jacobian.mmul(jacobian.transpose());
}

test('S is that of the NTK matrix on whitened inputs, by finite differences of the outputs', () => {
  for (const shape of [
    { inputs: 3, outputs: 2, hidden: 4 },
    { inputs: 2, outputs: 3, hidden: 1 },
  ]) {
    const examples = randomFrame(stream, shape.inputs + 2, shape.inputs);
    const [from, to] = [draw(shape), draw(shape)];
    const [k, l] = [from, to].map((weights) => kernelByDifferences(shape, examples, weights));
    const wanted = 1 - Matrix.mul(k!, l!).sum() / (k!.norm() * l!.norm());
    assert.ok(Math.abs(twoLayerKernelDistance(rates, from, to) - wanted) < 1e-8);
  }
});

test('one unit with one output has the single neuron’s S', () => {
  const [from, to] = [
    { a: 1, w: [-1, 0] },
    { a: 0.5, w: [0.3, 2] },
  ];
  const asMatrices = ({ a, w }: typeof from) => ({ a: new Matrix([[a]]), w: new Matrix([w]) });
  const found = twoLayerKernelDistance(rates, asMatrices(from), asMatrices(to));
  assert.ok(Math.abs(found - kernelDistance(rates, from, to)) < 1e-14);
});
