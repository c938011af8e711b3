import assert from 'node:assert/strict';
import test from 'node:test';
import {
  evenTimes,
  syntheticLinearCells,
  syntheticTrajectory,
} from '../../suites/linear/fixtures/synthetic-cells.ts';
import { betaAlong, orthogonalStarts, trajectoriesTowards } from './trajectories.ts';

const start = { betaStar: [0, 1], beta0: [-1, 0] };

test('found by what they are: target, start, sign and equal learning rates; the finest of each δ, by rising δ', () => {
  const cells = syntheticLinearCells([
    syntheticTrajectory({ ...start, delta: 2, times: evenTimes(2, 3) }),
    syntheticTrajectory({ ...start, delta: -2, times: [1, 2] }),
    syntheticTrajectory({ ...start, delta: -2, times: evenTimes(2, 4) }),
    syntheticTrajectory({ ...start, delta: 1, times: [0, 1], sign: -1 }),
    syntheticTrajectory({ ...start, delta: 1, times: [0, 1], etaA: 2 }),
    syntheticTrajectory({ ...start, beta0: [1, 0], delta: 1, times: [0, 1] }),
    syntheticTrajectory({ betaStar: [0, 2], beta0: [-1, 0], delta: 0, times: [0, 1] }),
  ]);
  assert.deepEqual(
    orthogonalStarts(cells).map(({ parameters: { delta, times } }) => [delta, times.length]),
    [
      [-2, 5],
      [2, 4],
    ],
  );
  assert.equal(trajectoriesTowards(cells, [0, 1]).length, 4);
});

test('β = a w', () => {
  const path = {
    a: [2, -1],
    w: [
      [3, 4],
      [5, 6],
    ],
    mu: [],
    phi: [],
    kernelDistance: [],
  };
  assert.deepEqual(betaAlong(path), [
    [6, 8],
    [-5, -6],
  ]);
});
