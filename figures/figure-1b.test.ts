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
    ['step 100', 'τ = 0.1', undefined, undefined],
  );
});

test('a bin shows the mean over seeds', () => {
  const [kernel, , loss] = drawnPanels(drawing);
  const means = [kernel!, loss!].map((panel) => valuesOf(panel, 'rect').map(({ mean }) => Number(mean)));
  assert.equal(means[0]!.length, 1);
  assert.ok(Math.abs(means[0]![0]! - 0.2) < 1e-12);
  assert.ok(Math.abs(means[1]![0]! - 0.003) < 1e-12);
});

test('the cell with a diverged seed is crossed and has no colour', () => {
  const [kernel] = drawnPanels(drawing);
  const crossed = valuesOf(kernel!, 'text').filter(({ unfinished }) => unfinished === 1);
  assert.deepEqual(
    crossed.map(({ delta }) => delta),
    [-1],
  );
  assert.deepEqual(
    valuesOf(kernel!, 'rect').map(({ delta }) => delta),
    [1],
  );
});

test('ours over the authors’ own runs and printed extremes, and both in words', () => {
  const files: Record<string, unknown> = {
    'authors-relu.json': {
      cells: [
        { tau: 0.1, delta: 1, seed: 100, steps: [0, 100], kernelDistance: [0, 0.18], testLoss: [1, 0.001] },
        { tau: 2, delta: 1, seed: 100, steps: [0, 100], kernelDistance: [0, 9], testLoss: [1, 9] },
      ],
    },
    'relu.json': { largestKernelDistanceAtStep100: { value: 0.2385 } },
  };
  const cells = syntheticReluCells([cell(1, 100, rows(0.1, 0.002)), cell(1, 101, rows(0.3, 0.004))]);
  const drawn = figure.draw(cells, (file) => files[file] ?? null);
  const profile = drawnPanels(drawn)[1]!;
  const values = valuesOf(profile, 'point').map(({ delta, value, step }) => [delta, value, step]);
  assert.deepEqual(values, [[1, 0.18, 'step 100']]);
  const band = valuesOf(profile, 'area')[0]!;
  // Mean 0.2, population deviation 0.1.
  assert.ok(Math.abs(Number(band['low']) - 0.1) < 1e-12 && Math.abs(Number(band['high']) - 0.3) < 1e-12);
  assert.ok(drawn.state === 'drawn');
  assert.match(drawn.says!, /kernel distance at step 100 is 0\.2 ± 0\.1 at τ = 0\.1, δ = \+1 .*0\.2385/);
});
