import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-3.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import {
  evenTimes,
  syntheticLinearCells,
  syntheticTrajectory,
} from '../suites/linear/fixtures/synthetic-cells.ts';

function round(value: number): number {
  return Number(value.toFixed(4));
}

/** The balanced run by Euler's method, to time t: (a, w₁, w₂) from (1, −1, 0) towards a w = (0, 1). */
function integrated(t: number): [number, number, number] {
  let [a, w1, w2] = [1, -1, 0];
  for (let i = 0; i < t / 1e-6; i++) {
    const [r1, r2] = [a * w1, a * w2 - 1];
    [a, w1, w2] = [a - 1e-6 * (r1 * w1 + r2 * w2), w1 - 1e-6 * a * r1, w2 - 1e-6 * a * r2];
  }
  return [a, w1, w2];
}

/** One less the cosine of a² I + w wᵀ to its start, I + e₁ e₁ᵀ. */
function kernelDistance(a: number, w1: number, w2: number): number {
  const [k11, k12, k22] = [a * a + w1 * w1, w1 * w2, a * a + w2 * w2];
  return 1 - (2 * k11 + k22) / (Math.sqrt(5) * Math.hypot(k11, k12, k12, k22));
}

test('S, μ and φ at the start and where the balanced run ends', () => {
  const cells = syntheticLinearCells([
    syntheticTrajectory({ betaStar: [0, 1], beta0: [-1, 0], delta: 0, times: evenTimes(20, 100) }),
  ]);
  const ends = drawnPanels(figure.draw(cells, () => null)).map((panel) => {
    const values = valuesOf(panel, 'line');
    return [values[0]!, values.at(-1)!].map(({ x, y }) => [Number(x), Number(Number(y).toFixed(4))]);
  });
  // Time is logarithmic: the first point is that of the first recorded time, held against Euler's method.
  const [a, w1, w2] = integrated(0.2);
  const size = Math.hypot(w1, w2);
  assert.deepEqual(
    ends.map(([first]) => first),
    [
      [0.2, round(kernelDistance(a, w1, w2))],
      [0.2, round(a * size)],
      [0.2, round(w2 / size)],
    ],
  );
  // At a = 1 and ‖w‖ = 1 the kernel is I + w wᵀ; from w = (−1, 0) to (0, 1) its cosine is 4/5, so S = 0.2.
  assert.deepEqual(
    ends.map(([, last]) => last),
    [
      [20, 0.2],
      [20, 1],
      [20, 1],
    ],
  );
});
