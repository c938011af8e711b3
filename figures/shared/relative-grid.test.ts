import assert from 'node:assert/strict';
import test from 'node:test';
import type { GridRow } from '../../schemas/relu.d.ts';
import { gridSubtitle } from './grid-subtitle.ts';
import { roundValues } from './round-values.ts';
import { syntheticGridCell, syntheticReluCells } from '../../suites/relu/fixtures/synthetic-cells.ts';
import { relativeGrid, summaryAt } from './relative-grid.ts';

function row(step: number, kernelDistance: number): GridRow {
  return { step, kernelDistance, testLoss: 1, hammingDistance: 0, parameterDistance: 0, trainLoss: 1 };
}

function cell(tau: number, delta: number, seed: number, rows: readonly GridRow[] | 'diverged') {
  return syntheticGridCell({ tau, delta, seed, steps: [0, 10, 100] }, rows);
}

const grid = relativeGrid(
  syntheticReluCells([
    cell(0.1, 1, 100, [row(0, 0), row(100, 0.1), row(10, 0)]),
    cell(0.1, 1, 101, [row(0, 0), row(100, 0.2)]),
    cell(0.1, 1, 102, [row(0, 0), row(100, 0.6)]),
    cell(0.1, -1, 100, [row(0, 0), row(100, 0.5)]),
    cell(0.1, -1, 101, 'diverged'),
    cell(2, 1, 100, 'diverged'),
  ]),
);

test('axes are the stored values, steps what was recorded after initialisation', () => {
  assert.deepEqual(grid.taus, [0.1, 2]);
  assert.deepEqual(grid.deltas, [-1, 1]);
  assert.deepEqual(grid.steps, [10, 100]);
  assert.deepEqual(grid.seeds, [100, 101, 102]);
});

test('mean and population deviation are over the seeds that recorded the step', () => {
  const point = grid.points.find(({ tau, delta }) => tau === 0.1 && delta === 1)!;
  // (0.1 + 0.2 + 0.6) / 3 = 0.3; deviations −0.2, −0.1, 0.3: √(0.14 / 3)
  const summary = summaryAt(point, 'kernelDistance', 100)!;
  assert.ok(Math.abs(summary.mean - 0.3) < 1e-12);
  assert.ok(Math.abs(summary.deviation - Math.sqrt(0.14 / 3)) < 1e-12);
  assert.equal(summary.seeds, 3);
  assert.deepEqual(summaryAt(point, 'kernelDistance', 10), { mean: 0, deviation: 0, seeds: 1 });
  assert.equal(summaryAt(point, 'kernelDistance', 1000), null);
});

test('a point with a diverged seed has no mean, not that of the survivors', () => {
  const point = grid.points.find(({ delta }) => delta === -1)!;
  assert.equal(summaryAt(point, 'kernelDistance', 100), null);
  assert.equal(point.unfinished, 1);
});

test('the subtitle counts seeds, points, cells and what did not finish', () => {
  assert.deepEqual(gridSubtitle(grid), [
    'Means over 1 to 3 seeds at 3 points (τ 0.1 to 2, δ −1 to 1); 6 cells in all. Grey: 1 point not run.',
    'Crossed out: 2 points with 2 cells that diverged or failed; not averaged.',
  ]);
});

test('round values of a logarithmic axis', () => {
  assert.deepEqual(roundValues(0.09, 2), [0.1, 0.2, 0.5, 1, 2]);
});
