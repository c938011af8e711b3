import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { paperFiles } from '../core/judge/paper-value.ts';
import { CellSet } from '../schemas/cell-set.ts';
import type { DeepExperiments } from '../schemas/deep.d.ts';
import { figure } from './figure-6a.ts';
import { figure as matchedFigure } from './figure-6a-matched.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLenet, syntheticLenets } from '../suites/deep/fixtures/synthetic-cells.ts';

const paper = paperFiles(path.join(import.meta.dirname, '..'));

function cells(...results: ConstructorParameters<typeof CellSet>[0][number][]): CellSet<DeepExperiments> {
  return new CellSet<DeepExperiments>(results);
}

test('three distances here, above the three of the paper; epochs and the matched loss are where they belong', () => {
  const panels = drawnPanels(figure.draw(cells(...syntheticLenets([0.1, 1, 10], [0, 1])), paper));
  assert.equal(panels.length, 6);
  // Step 0 has no place on a logarithmic axis: two rows for each of six networks.
  const lines = valuesOf(panels[0]!, 'line');
  assert.equal(lines.length, 12);
  assert.deepEqual([...new Set(lines.map(({ epoch }) => epoch))], [0.25, 2]);
  assert.equal(valuesOf(panels[0]!, 'point').length, 6);
  const digitised = valuesOf(panels[3]!, 'line').find(({ alpha, epoch }) => alpha === '10' && epoch === 1);
  assert.equal(digitised!['distance'], 0.73636);
  // Four readings of the Hamming lines of five α.
  assert.equal(valuesOf(panels[4]!, 'line').length, 20);
});

test('without the paper’s file ours is drawn alone', () => {
  assert.equal(drawnPanels(figure.draw(cells(syntheticLenet({ alpha: 1, seed: 0 })), () => null)).length, 3);
});

test('at the matched loss the mean and its deviation are shown, and who did not get there', () => {
  const drawing = matchedFigure.draw(
    cells(...syntheticLenets([1], [0, 1]), syntheticLenet({ alpha: 1, seed: 2 }, null)),
    paper,
  );
  const [kernel] = valuesOf(drawnPanels(drawing)[0]!, 'rule');
  assert.ok(Math.abs(Number(kernel!['mean']) - 0.0525) < 1e-12);
  assert.ok(Math.abs(Number(kernel!['high']) - 0.055) < 1e-12);
  assert.ok(
    drawing.state === 'drawn' && JSON.stringify(drawing.spec).includes('1 network did not get there'),
  );
});
