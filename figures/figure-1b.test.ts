import assert from 'node:assert/strict';
import test from 'node:test';
import type { GridRow } from '../schemas/relu.d.ts';
import { figure } from './figure-1b.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticGridCell, syntheticReluCells } from '../suites/relu/fixtures/synthetic-cells.ts';

function rows(kernelDistance: number, testLoss: number): GridRow[] {
  const row = { kernelDistance, testLoss, hammingDistance: 1, parameterDistance: 1, trainLoss: 1 };
  return [
    { ...row, step: 10 },
    { ...row, step: 100 },
  ];
}

function cell(delta: number, seed: number, made: readonly GridRow[] | 'diverged') {
  return syntheticGridCell({ tau: 0.1, delta, seed, steps: [10, 100] }, made);
}

const drawing = figure.draw(
  syntheticReluCells([
    cell(1, 100, rows(0.1, 0.002)),
    cell(1, 101, rows(0.3, 0.004)),
    cell(-1, 100, rows(0.9, 0.5)),
    cell(-1, 101, 'diverged'),
  ]),
  () => null,
);

test('step 100 only, of the steps that were recorded: a map of the kernel and one of the test loss', () => {
  const panels = drawnPanels(drawing);
  assert.deepEqual(
    panels.map(({ title }) => title?.text),
    ['step 100', undefined],
  );
});

test('a bin shows the mean over seeds', () => {
  const [kernel, loss] = drawnPanels(drawing);
  const means = [kernel!, loss!].map((panel) => valuesOf(panel, 'rect').map(({ mean }) => Number(mean)));
  assert.equal(means[0]!.length, 1);
  assert.ok(Math.abs(means[0]![0]! - 0.2) < 1e-12);
  assert.ok(Math.abs(means[1]![0]! - 0.003) < 1e-12);
});

test('the bin with a diverged seed is crossed from corner to corner and has no colour', () => {
  const crosses = valuesOf(drawnPanels(drawing)[0]!, 'rule');
  assert.deepEqual(
    crosses.map(({ deltaFrom, deltaTo }) => [deltaFrom, deltaTo]),
    [
      [-2, 0],
      [0, -2],
    ],
  );
});
