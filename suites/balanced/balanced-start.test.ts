import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { largestEntryDifference } from '../../core/numerics/largest-entry-difference.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { drawFrames, drawTarget, mostHidden, needsRoom, startOf } from './balanced-start.ts';
import { balanceOf } from './layer-weights.ts';

const stream = new RandomStream('balanced-start', 0);

function singularValues(matrix: Matrix): number[] {
  return new SingularValueDecomposition(matrix).diagonal.sort((x, y) => y - x);
}

test('W₂ᵀW₂ − W₁W₁ᵀ = λI in every shape that λ leaves room for, and W₂W₁ has the singular values asked for', () => {
  for (const lambda of [-300, -2, -1e-9, 0, 0.7, 40])
    for (let inputs = 1; inputs <= 4; inputs++)
      for (let outputs = 1; outputs <= 4; outputs++)
        for (let hidden = 1; hidden <= mostHidden({ inputs, outputs }, lambda); hidden++) {
          const shape = { inputs, outputs, hidden };
          const values = [0.9, 0.3, 0.1, 0].slice(0, Math.min(inputs, outputs, hidden));
          const lambdas = new Array<number>(hidden).fill(lambda);
          const start = startOf(shape, lambdas, values, drawFrames(stream, shape));
          const name = `${inputs}–${hidden}–${outputs}, λ = ${lambda}`;
          const wanted = Matrix.eye(hidden).mul(lambda);
          assert.ok(
            largestEntryDifference(balanceOf(start), wanted) < 1e-14 * Math.max(1, Math.abs(lambda)),
            name,
          );
          const found = singularValues(start.w2.mmul(start.w1));
          values.forEach((value, i) => assert.ok(Math.abs(found[i]! - value) < 1e-13, name));
        }
});

test('one mode by hand: w₁w₂ = 2, w₂² − w₁² = 3 is w₁ = 1, w₂ = 2; the reverse for λ = −3', () => {
  const one = { inputs: Matrix.eye(1), hidden: Matrix.eye(1), outputs: Matrix.eye(1) };
  const shape = { inputs: 1, outputs: 1, hidden: 1 };
  for (const [lambda, w1, w2] of [
    [3, 1, 2],
    [-3, 2, 1],
  ] as const) {
    const start = startOf(shape, [lambda], [2], one);
    assert.ok(Math.abs(start.w1.get(0, 0) - w1) < 1e-15 && Math.abs(start.w2.get(0, 0) - w2) < 1e-15);
  }
});

test('the smaller layer keeps its digits where the other is 10⁶ times larger', () => {
  const one = { inputs: Matrix.eye(1), hidden: Matrix.eye(1), outputs: Matrix.eye(1) };
  const { w1, w2 } = startOf({ inputs: 1, outputs: 1, hidden: 1 }, [1e6], [1e-3], one);
  // w₂ = 1000 to the last digit but one, so w₁ = 10⁻⁶.
  assert.ok(Math.abs(w1.get(0, 0) / 1e-6 - 1) < 1e-14 && Math.abs(w2.get(0, 0) / 1000 - 1) < 1e-14);
});

test('too many hidden units for λ are refused, with what would do', () => {
  assert.throws(
    () => needsRoom({ inputs: 6, outputs: 3, hidden: 4 }, 1),
    /balanced parameters\/hidden: found 4 with lambda 1, 6 inputs and 3 outputs, expected at most 3/,
  );
  assert.throws(() => needsRoom({ inputs: 3, outputs: 6, hidden: 4 }, -1), /at most 3/);
  assert.throws(() => needsRoom({ inputs: 3, outputs: 6, hidden: 7 }, 0), /at most 6/);
  needsRoom({ inputs: 6, outputs: 3, hidden: 6 }, -1);
});

test('a target has the singular values asked for, in other directions for other draws', () => {
  const shape = { inputs: 4, outputs: 2 };
  const [one, other] = [drawTarget(stream, shape, [1.5, 0.5]), drawTarget(stream, shape, [1.5, 0.5])];
  for (const target of [one, other]) {
    const found = singularValues(target);
    assert.ok(Math.abs(found[0]! - 1.5) < 1e-14 && Math.abs(found[1]! - 0.5) < 1e-14);
    assert.deepEqual([target.rows, target.columns], [2, 4]);
  }
  assert.ok(largestEntryDifference(one, other) > 0.1);
});
