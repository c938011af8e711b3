import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-3.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import {
  evenTimes,
  syntheticLinearCells,
  syntheticTrajectory,
} from '../suites/linear/fixtures/synthetic-cells.ts';

test('S, μ and φ at the start and where the balanced run ends', () => {
  const cells = syntheticLinearCells([
    syntheticTrajectory({ betaStar: [0, 1], beta0: [-1, 0], delta: 0, times: evenTimes(20, 100) }),
  ]);
  const ends = drawnPanels(figure.draw(cells, () => null)).map((panel) => {
    const values = valuesOf(panel, 'line');
    return [values[0]!, values.at(-1)!].map(({ x, y }) => [Number(x), Number(Number(y).toFixed(4))]);
  });
  // At a = 1 and ‖w‖ = 1 the kernel is I + w wᵀ; from w = (−1, 0) to (0, 1) its cosine is 4/5, so S = 0.2.
  assert.deepEqual(ends, [
    [
      [0, 0],
      [20, 0.2],
    ],
    [
      [0, 1],
      [20, 1],
    ],
    [
      [0, 0],
      [20, 1],
    ],
  ]);
});
