import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { centralDifferences } from '../../core/numerics/fixtures/central-differences.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { kernelDistance } from './kernel-distance.ts';
import { gramOf, type LayerWeights, type Shape } from './layer-weights.ts';
import { randomFrame } from '../../core/numerics/random-frame.ts';
import { toState, toWeights } from './weight-flow.ts';

const stream = new RandomStream('kernel-distance', 0);

function draw(shape: Shape): LayerWeights {
  const { inputs, outputs, hidden } = shape;
  return toWeights(
    shape,
    Array.from({ length: hidden * (inputs + outputs) }, () => stream.normal()),
  );
}

/** The NTK matrix of all outputs on all examples (rows of X), by finite differences of the outputs. */
function kernelByDifferences(shape: Shape, examples: Matrix, weights: LayerWeights): Matrix {
  const outputsAt = (state: readonly number[]): number[] => {
    const { w1, w2 } = toWeights(shape, state);
    return examples.mmul(w2.mmul(w1).transpose()).to1DArray();
  };
  const columns = centralDifferences(outputsAt, toState(weights), 1e-4);
  const jacobian = new Matrix(columns).transpose();
  return jacobian.mmul(jacobian.transpose());
}

test('S is that of the NTK matrix on whitened inputs, by finite differences of the outputs', () => {
  for (const shape of [
    { inputs: 3, outputs: 2, hidden: 4 },
    { inputs: 2, outputs: 3, hidden: 1 },
    { inputs: 1, outputs: 1, hidden: 2 },
  ]) {
    // Orthonormal columns: five examples with XᵀX = I.
    const examples = randomFrame(stream, 5, 5).subMatrix(0, 4, 0, shape.inputs - 1);
    const [from, to] = [draw(shape), draw(shape)];
    const [k, l] = [from, to].map((weights) => kernelByDifferences(shape, examples, weights));
    const wanted = 1 - Matrix.mul(k!, l!).sum() / (k!.norm() * l!.norm());
    assert.ok(Math.abs(kernelDistance(gramOf(from), gramOf(to), shape.inputs) - wanted) < 1e-8);
  }
});

test('one input, one unit, one output: K is a number, and numbers have one direction', () => {
  const at = (w1: number, w2: number): Matrix => gramOf({ w1: new Matrix([[w1]]), w2: new Matrix([[w2]]) });
  assert.equal(kernelDistance(at(1, 0), at(0, 3), 1), 0);
});

test('two inputs, by hand: M goes from I to I + e₁e₁ᵀ, S = 1 − 3/√(2·5)', () => {
  const unit = (w1: number[], w2: number): Matrix => gramOf({ w1: new Matrix([w1]), w2: new Matrix([[w2]]) });
  assert.ok(Math.abs(kernelDistance(unit([0, 0], 1), unit([1, 0], 1), 2) - (1 - 3 / Math.sqrt(10))) < 1e-15);
});

test('small distances keep their digits: S = ε²/8 where M goes from I to I + ε e₁e₁ᵀ', () => {
  const epsilon = 1e-7;
  const at = (grown: number): Matrix =>
    gramOf({ w1: new Matrix([[Math.sqrt(grown), 0]]), w2: new Matrix([[1]]) });
  // cos² = (2 + ε)²/(2(2 + 2ε + ε²)) = 1 − ε²/(4 + 4ε + 2ε²).
  assert.ok(Math.abs(kernelDistance(at(0), at(epsilon), 2) / (epsilon ** 2 / 8) - 1) < 1e-6);
});
