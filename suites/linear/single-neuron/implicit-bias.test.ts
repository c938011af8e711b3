import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { integrateWeights, singleExampleFlow } from './gradient-flow.ts';
import { theoremPotential } from '../fixtures/reference/theorem-potential.ts';
import { singleExample, theoremMinimiser } from './implicit-bias.ts';
import { initialWeights } from './weights.ts';

const unit = { etaA: 1, etaW: 1 };
const deltas = [-6, -1, -0.1, 0, 0.1, 1, 6];

function along(from: readonly number[], direction: readonly number[], step: number): number[] {
  return from.map((value, i) => value + step * direction[i]!);
}

/** Golden-section search for the minimum of a convex function on [low, high]. */
function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-9) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (f(left) < f(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

test('the closed form is where a search finds the least potential on the line of solutions', () => {
  const stream = new RandomStream('implicit-bias', 0);
  for (const delta of deltas) {
    for (let trial = 0; trial < 10; trial++) {
      const row = stream.direction(2);
      const beta0 = stream.direction(2);
      const solutions = singleExample(row, stream.uniform(0.2, 2));
      const normal = [-row[1]!, row[0]!];
      const potential = theoremPotential(beta0, delta);
      const found = goldenSection((x) => potential(along(solutions.leastNorm, normal, x)), -20, 20);
      const minimiser = theoremMinimiser(solutions, beta0, delta);
      // A search for a minimum resolves its place to the root of the precision of its value.
      along(solutions.leastNorm, normal, found).forEach((value, i) =>
        assert.ok(Math.abs(value - minimiser[i]!) < 1e-6, `δ = ${delta}`),
      );
    }
  }
});

test('with a null space of four dimensions no neighbour among the solutions has less potential', () => {
  const stream = new RandomStream('implicit-bias', 1);
  for (const delta of deltas) {
    const row = stream.direction(5);
    const beta0 = stream.direction(5);
    const solutions = singleExample(row, 1);
    const potential = theoremPotential(beta0, delta);
    const minimiser = theoremMinimiser(solutions, beta0, delta);
    for (let trial = 0; trial < 50; trial++) {
      const direction = solutions.project(stream.direction(5));
      const [left, right] = [-1e-4, 1e-4].map((step) => potential(along(minimiser, direction, step)));
      // Stationary to second order, and convex.
      assert.ok(Math.abs(right! - left!) < 1e-11);
      assert.ok(left! + right! > 2 * potential(minimiser));
    }
  }
});

test('the minimiser solves the equations', () => {
  const solutions = singleExample([3, 4], 10);
  const minimiser = theoremMinimiser(solutions, [1, 0], 0.5);
  assert.ok(Math.abs(3 * minimiser[0]! + 4 * minimiser[1]! - 10) < 1e-13);
  // Least norm: the point of the line nearest to 0.
  solutions.leastNorm.forEach((value, i) => assert.ok(Math.abs(value - [1.2, 1.6][i]!) < 1e-15));
});

test('limits: δ → ∞ goes straight to the line, δ → −∞ along β₀', () => {
  // −β₁ + 2β₂ = 2 from (−1, 0).
  const solutions = singleExample([-1, 2], 2);
  const [lazy, rich] = [1e8, -1e8].map((delta) => theoremMinimiser(solutions, [-1, 0], delta));
  lazy!.forEach((value, i) => assert.ok(Math.abs(value - [-1.2, 0.4][i]!) < 1e-7));
  rich!.forEach((value, i) => assert.ok(Math.abs(value - [-2, 0][i]!) < 1e-7));
});

test('where a changes its sign, gradient flow ends at the minimiser with the linear term reversed', () => {
  const [row, beta0, delta] = [[1, 0], [-1, 0.5], -4];
  const flow = singleExampleFlow(unit, row, 1);
  const [end] = integrateWeights(flow, initialWeights(unit, beta0, delta, 1), [200]);
  assert.ok(end!.a < 0);
  const reached = end!.w.map((value) => value * end!.a);
  const solutions = singleExample(row, 1);
  const distance = (pull: 1 | -1) =>
    Math.hypot(...theoremMinimiser(solutions, beta0, delta, pull).map((value, i) => value - reached[i]!));
  assert.ok(distance(-1) < 1e-9);
  assert.ok(distance(1) > 0.1);
});
