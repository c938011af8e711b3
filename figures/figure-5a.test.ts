import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-5a.ts';
import { drawnPanels, valuesOf, type DrawnPanel } from './shared/fixtures/drawn-panels.ts';
import { syntheticReluCells, syntheticSurfaceCell } from '../suites/relu/fixtures/synthetic-cells.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';

const cells = syntheticReluCells([
  ...[-1, 0, 1].map((delta) => syntheticSurfaceCell({ delta, seed: 3 })),
  syntheticSurfaceCell({ delta: 1, seed: 4 }),
  syntheticResult(
    'surface',
    { tau: 0.1, delta: 2, seed: 3, steps: [0], width: 12, learningRate: 4e-4 },
    null,
  ),
]);

function titles(): string[] {
  return drawnPanels(figure.draw(cells, () => null)).map(({ title }) => title!.text);
}

test('upstream above, downstream below; the first records with 90 %, 50 % and 1 % of the loss', () => {
  // The made loss halves from record to record, 0, 2, 4, 8, …: below 90 % and at 50 % at step 2, below 1 % at step 128.
  assert.deepEqual(titles(), [
    'upstream, δ = +1: start (step 0)',
    'loss 90 % (step 2)',
    'loss 50 % (step 2)',
    'loss 1 % (step 128)',
    'balanced, δ = 0 (step 0)',
    'step 2',
    'step 2',
    'step 128',
    'downstream, δ = −1 (step 0)',
    'step 2',
    'step 2',
    'step 128',
  ]);
});

test('one seed, and what is missing of it is said', () => {
  const text = JSON.stringify(figure.draw(cells, () => null));
  assert.match(text, /3 cells, 1 seed \(3\)\. Not shown: 1 cell that diverged/);
});

/** Lengths in pixels of the lines from the surface to the labels. */
function stems(panel: DrawnPanel): number[] {
  return valuesOf(panel, 'geoshape')
    .filter((value) => value['type'] === 'LineString')
    .map((value) => {
      const [from, to] = value['coordinates'] as [[number, number], [number, number]];
      return Math.hypot(to[0] - from[0], to[1] - from[1]);
    });
}

test('stems are residuals: of length 1 on the flat start of the synthetic network, in the frame’s scale', () => {
  const lengths = stems(drawnPanels(figure.draw(cells, () => null))[0]!);
  assert.equal(lengths.length, 4);
  for (const length of lengths)
    assert.ok(Math.abs(length - 45 * Math.cos((38 * Math.PI) / 180)) < 0.11, String(length));
});
