import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import { losesRank, losesUnit } from './passes-zero.ts';
import { randomWideProblems } from './random-wide-problems.ts';
import { regimeStart } from './regime-start.ts';
import { conservedMatrix, functionOf } from './two-layer-weights.ts';

const problems = [0, 1, 2, 3, 4].flatMap((seed) => randomWideProblems(seed, 12));

test('shapes are those of their kind, and δ has a sign that they can have', () => {
  for (const { kind, shape, delta, start, rates } of problems) {
    const { inputs, outputs, hidden } = shape;
    const [smaller, larger] = [Math.min(inputs, outputs), Math.max(inputs, outputs)];
    if (kind === 'isotropic' || kind === 'uneven') assert.equal(hidden, smaller);
    if (kind === 'fewer') assert.ok(hidden < smaller);
    if (kind === 'full') assert.ok(hidden === larger && larger > smaller);
    if (kind === 'between') assert.ok(hidden > smaller && hidden < larger);
    if (kind !== 'general' && kind !== 'uneven') {
      const wanted = Matrix.eye(hidden, hidden, delta);
      assert.ok(largestEntryDifference(conservedMatrix(rates, start), wanted) < 1e-13);
    }
  }
  assert.ok(problems.some(({ delta }) => delta > 1) && problems.some(({ delta }) => delta < -1));
});

test('a twin has other weights, the same function and the same Δ', () => {
  const twins = problems.filter(({ twin }) => twin !== undefined);
  assert.equal(twins.length, 5);
  for (const { start, twin, rates } of twins) {
    assert.ok(largestEntryDifference(functionOf(start), functionOf(twin!)) < 1e-14);
    assert.ok(largestEntryDifference(conservedMatrix(rates, start), conservedMatrix(rates, twin!)) < 1e-13);
    assert.ok(Matrix.sub(start.a, twin!.a).norm() + Matrix.sub(start.w, twin!.w).norm() > 0.1);
  }
});

test('a seed gives the same problems again', () => {
  assert.deepEqual(randomWideProblems(3, 4), randomWideProblems(3, 8).slice(0, 4));
});

test('the start of a regime has one function and one target, whatever δ and the learning rates', () => {
  const shape = { inputs: 4, outputs: 2, hidden: 3 };
  const draw = (etaW: number, delta: number) =>
    regimeStart(7, shape, { etaA: 1, etaW }, Array(3).fill(delta), 0.3, [1, 0.5]);
  const [one, other] = [draw(1, 5), draw(4, -2)];
  assert.ok(largestEntryDifference(functionOf(one.start), functionOf(other.start)) < 1e-14);
  assert.deepEqual(one.target.to2DArray(), other.target.to2DArray());
  const deltas = conservedMatrix({ etaA: 1, etaW: 4 }, other.start).diagonal();
  deltas.forEach((delta) => assert.ok(Math.abs(delta + 2) < 1e-13));
});

test('rank is lost where the determinant of the hidden square layer changes its sign, a unit where its read-out does', () => {
  const path = [1, -1].map((sign) => ({
    a: new Matrix([
      [sign, 0],
      [0, 1],
    ]),
    w: new Matrix([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  }));
  const shape = { inputs: 3, outputs: 2, hidden: 2 };
  assert.ok(losesRank(shape, -1, path));
  assert.ok(!losesRank(shape, 1, path));
  assert.ok(!losesRank(shape, -1, [path[0]!, path[0]!]));
  const single = [1, -1].map((sign) => ({ a: new Matrix([[sign]]), w: new Matrix([[1, 2]]) }));
  assert.ok(losesUnit({ inputs: 2, outputs: 1, hidden: 1 }, single));
  assert.ok(!losesUnit({ inputs: 2, outputs: 1, hidden: 1 }, [single[0]!]));
});
