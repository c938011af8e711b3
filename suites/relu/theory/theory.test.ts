import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finePrecision, integrateFlow, StepsExceeded } from '../../../core/numerics/integrate-flow.ts';
import { preActivations } from '../float64-network.ts';
import { sphericalFlow, sphericalState, type SphericalUnits } from './spherical-flow.ts';
import { kernelOfUnits, kernelOfWeights } from './unit-kernels.ts';
import { type UnitProblem, unitProblems } from './unit-problem.ts';
import { relativeScales, weightFlow, weightsOf, weightState } from './weight-flow.ts';

const problems = [0, 1].flatMap((seed) => unitProblems(seed, 9));

function asUnits({ data: { dimension }, deltas }: UnitProblem, state: readonly number[]): SphericalUnits {
  const { a, w } = weightsOf(deltas.length, state);
  const rows = deltas.map((_, k) => [...w.subarray(k * dimension, (k + 1) * dimension)]);
  return {
    magnitudes: rows.map((row, k) => a[k]! * Math.hypot(...row)),
    directions: rows.map((row) => row.map((value) => value / Math.hypot(...row))),
  };
}

test('a start has its δ_k, μ_k and directions, δ of both signs', () => {
  for (const problem of problems) {
    relativeScales(problem, problem.start).forEach((delta, k) =>
      assert.ok(Math.abs(delta - problem.deltas[k]!) < 1e-13),
    );
    const found = sphericalState(asUnits(problem, weightState(problem.start)));
    sphericalState(problem).forEach((value, i) => assert.ok(Math.abs(value - found[i]!) < 1e-13));
  }
  const deltas = problems.flatMap((problem) => problem.deltas);
  assert.ok(Math.min(...deltas) < -1 && Math.max(...deltas) > 1);
});

test('μ and β̂ move as the weights make them move, by finite differences along their velocity', () => {
  const step = 1e-6;
  for (const problem of problems) {
    const state = weightState(problem.start);
    const rate = weightFlow(problem)(state);
    const [after, before] = [step, -step].map((time) =>
      sphericalState(
        asUnits(
          problem,
          state.map((value, i) => value + time * rate[i]!),
        ),
      ),
    );
    sphericalFlow(problem)(sphericalState(problem)).forEach((value, i) => {
      const wanted = (after![i]! - before![i]!) / (2 * step);
      assert.ok(Math.abs(value - wanted) < 1e-6 * (1 + Math.abs(wanted)), `${value} is not ${wanted}`);
    });
  }
});

test('a unit whose magnitude is zero stands still in direction for δ < 0', () => {
  const [problem] = problems;
  const one = { ...problem!, deltas: problem!.deltas.map(() => -1) };
  const magnitudes = one.magnitudes.map((value, k) => (k === 0 ? 0 : value));
  const rate = sphericalFlow(one)(sphericalState({ magnitudes, directions: one.directions }));
  const [h, d] = [one.deltas.length, one.data.dimension];
  for (const value of rate.slice(h, h + d)) assert.ok(Math.abs(value) < 1e-15);
});

test('one ReLU by hand: K = η_w a² x² + η_a (w x)² where active, nothing where not', () => {
  const data = { inputs: Float64Array.of(2, -1), labels: Float64Array.of(0, 0), dimension: 1 };
  const problem = {
    data,
    rates: { etaA: 1, etaW: 3 },
    leak: 0,
    deltas: [3 * 4 - 9],
    magnitudes: [6],
    directions: [[1]],
    start: { a: Float64Array.of(2), w: Float64Array.of(3) },
  };
  // x = 2: 3·4·4 + 36.
  assert.deepEqual(
    kernelOfWeights(problem, problem.start).map((value) => Number(value.toFixed(9))),
    [84, 0, 0, 0],
  );
  assert.deepEqual(
    kernelOfUnits(problem, problem).map((value) => Number(value.toFixed(9))),
    [84, 0, 0, 0],
  );
});

test('where a run stops before its end, a unit is pushed onto the boundary of an example from both sides', () => {
  let sliding = 0;
  for (const problem of problems.slice(0, 6)) {
    const { data, deltas } = problem;
    const [h, d] = [deltas.length, data.dimension];
    const flow = weightFlow(problem);
    const precision = { ...finePrecision, largestSteps: 1000 };
    let stop: number;
    try {
      integrateFlow(flow, weightState(problem.start), [5], precision);
      continue;
    } catch (error) {
      if (!(error instanceof StepsExceeded)) throw error;
      stop = error.time;
    }
    const state = integrateFlow(flow, weightState(problem.start), [stop * (1 - 1e-6)], precision)[0]!;
    const pre = preActivations(weightsOf(h, state), data.inputs, d);
    const nearest = pre.indexOf(pre.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one)));
    const [example, unit] = [Math.floor(nearest / h), nearest % h];
    const x = [...data.inputs.subarray(example * d, (example + 1) * d)];
    const square = x.reduce((sum, value) => sum + value ** 2, 0);
    const speedAt = (level: number): number => {
      const moved = [...state];
      x.forEach((value, i) => (moved[h + unit * d + i]! += ((level - pre[nearest]!) * value) / square));
      return flow(moved)
        .slice(h + unit * d, h + (unit + 1) * d)
        .reduce((sum, value, i) => sum + value * x[i]!, 0);
    };
    assert.ok(speedAt(1e-9) < 0 && speedAt(-1e-9) > 0);
    sliding += 1;
  }
  assert.ok(sliding > 0);
});
