import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CellSet } from '../schemas/cell-set.ts';
import type { RhmExperiments } from '../schemas/rhm.d.ts';
import { figure } from './figure-6c.ts';
import { figure as samplesFigure } from './figure-6c-samples.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticNetwork, syntheticNetworks } from '../suites/rhm/fixtures/synthetic-cells.ts';

const paper = (): unknown => ({
  series: [
    {
      alpha: 1,
      points: [
        { fraction: 0.01, error: 0.6, sd: 0.1 },
        { fraction: 0.04, error: 0.2, sd: 0.3 },
        { fraction: 0.5, error: 0, sd: 0 },
      ],
    },
  ],
});

function cells(...results: ConstructorParameters<typeof CellSet>[0][number][]): CellSet<RhmExperiments> {
  return new CellSet<RhmExperiments>(results);
}

test('ours and the paper’s stand side by side; zero errors are off the axis, bands end at it', () => {
  const drawing = figure.draw(cells(...syntheticNetworks([0.01, 0.03], [0.1, 1, 10], [0, 1])), paper);
  const [ours, theirs] = drawnPanels(drawing);
  assert.equal(valuesOf(ours!, 'area').length, 6);
  // Three measured curves and the dashed one of the paper at the α both have.
  assert.equal(valuesOf(ours!, 'line').length, 6 + 2);
  assert.deepEqual(
    valuesOf(theirs!, 'area').map(({ error }) => error),
    [0.6, 0.2],
  );
  assert.ok(valuesOf(theirs!, 'area').every(({ low }) => Number(low) > 0));
});

test('without the paper’s file ours is drawn alone', () => {
  const drawing = figure.draw(cells(...syntheticNetworks([0.01, 0.03], [1], [0])), () => null);
  assert.equal(drawnPanels(drawing).length, 1);
});

test('samples needed are drawn where the sizes bracket them, others are counted', () => {
  const drawing = samplesFigure.draw(
    cells(
      syntheticNetwork({ alpha: 1, fraction: 0.01, seed: 0 }, 0.4),
      syntheticNetwork({ alpha: 1, fraction: 0.04, seed: 0 }, 0.8),
      syntheticNetwork({ alpha: 0.1, fraction: 0.01, seed: 0 }, 0.2),
      syntheticNetwork({ alpha: 0.1, fraction: 0.04, seed: 0 }, 0.4),
    ),
    paper,
  );
  const [panel] = drawnPanels(drawing);
  const points = valuesOf(panel!, 'point');
  // Halfway in accuracy is halfway in log P.
  const expected = Math.sqrt(1310 * 5242);
  const measured = points.find(({ source }) => source === 'measured, each seed')!;
  assert.ok(Math.abs(Number(measured['samples']) - expected) < 1e-6);
  assert.equal(points.filter(({ source }) => source === 'measured, each seed').length, 1);
  assert.ok(drawing.state === 'drawn' && JSON.stringify(drawing.spec).includes('1 curve not shown'));
});

test('of more than a hundred seeds a hundred are drawn, which is said; means and axes are of all', () => {
  // Seed 100, which is not drawn, needs fewer samples than any other.
  const accuracies = Array.from({ length: 101 }, (_, seed) => (seed === 100 ? [0.59, 1] : [0.2, 0.7]));
  const results = accuracies.flatMap(([low, high], seed) => [
    syntheticNetwork({ alpha: 1, fraction: 0.01, seed }, low!),
    syntheticNetwork({ alpha: 1, fraction: 0.04, seed }, high!),
  ]);
  const drawing = samplesFigure.draw(cells(...results), () => null);
  const points = valuesOf(drawnPanels(drawing)[0]!, 'point');
  assert.equal(points.filter(({ source }) => source === 'measured, each seed').length, 100);
  assert.match(
    JSON.stringify(drawing),
    /100 of 101 seeds are drawn, at equal distances in their order; means/,
  );
  const at = (share: number): number => Math.log(1310) + share * (Math.log(5242) - Math.log(1310));
  const expected = Math.exp((100 * at(0.4 / 0.5) + at(0.01 / 0.41)) / 101);
  const mean = points.find(({ source }) => source === 'measured, mean')!;
  assert.ok(Math.abs(Number(mean['samples']) - expected) < 1e-6);
});
