import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { largestEntryDifference } from '../../core/numerics/largest-entry-difference.ts';
import { balanceOf } from './layer-weights.ts';
import { randomProblems } from './random-problems.ts';

const problems = [0, 1, 2, 3, 4].flatMap((seed) => randomProblems(seed, 20));

function count(is: (problem: (typeof problems)[number]) => boolean): number {
  return problems.filter(is).length;
}

test('a seed is its problems, another seed has others', () => {
  assert.deepEqual(randomProblems(3, 4), randomProblems(3, 6).slice(0, 4));
  assert.notDeepEqual(randomProblems(3, 1), randomProblems(4, 1));
});

test('shapes of every kind, λ of both signs and zero', () => {
  const smaller = ({ shape }: (typeof problems)[number]): number => Math.min(shape.inputs, shape.outputs);
  assert.equal(
    count(({ lambda }) => lambda === 0),
    20,
  );
  assert.equal(
    count(({ kind }) => kind === 'uneven'),
    10,
  );
  assert.ok(count(({ lambda }) => lambda > 0) > 25 && count(({ lambda }) => lambda < 0) > 25);
  assert.ok(count(({ shape }) => shape.inputs !== shape.outputs) > 50);
  assert.ok(count((problem) => problem.shape.hidden === smaller(problem)) > 40);
  assert.ok(count((problem) => problem.shape.hidden > smaller(problem)) > 5);
  assert.ok(count((problem) => problem.shape.hidden < smaller(problem)) > 5);
  assert.ok(count((problem) => problem.rank < smaller(problem)) > 3);
});

test('balanced ones are balanced at their λ, uneven ones have it as the mean of ½λ … 3/2 λ', () => {
  for (const { kind, shape, lambda, start } of problems) {
    const found = new SingularValueDecomposition(balanceOf(start)).diagonal.sort((x, y) => x - y);
    if (kind === 'balanced') {
      assert.ok(largestEntryDifference(balanceOf(start), Matrix.eye(shape.hidden).mul(lambda)) < 1e-13);
    } else {
      assert.ok(Math.abs(found[0]! - Math.abs(lambda) / 2) < 1e-13);
      assert.ok(Math.abs(found.at(-1)! - (Math.abs(lambda) * 3) / 2) < 1e-13);
    }
  }
});

test('targets have the rank that is told', () => {
  for (const { target, rank } of problems)
    assert.equal(
      new SingularValueDecomposition(target).diagonal.filter((value) => value > 1e-12).length,
      rank,
    );
});
