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

test('three distances, ours over the paper’s; epochs and the matched loss are where they belong', () => {
  const panels = drawnPanels(figure.draw(cells(...syntheticLenets([0.1, 1, 10], [0, 1])), paper));
  assert.equal(panels.length, 3);
  const named = (panel: number, name: string) =>
    (
      panels[panel]!.layer as unknown as { name?: string; data: { values: Record<string, unknown>[] } }[]
    ).find((layer) => layer.name?.startsWith(name))!.data.values;
  // Step 0 has no place on a logarithmic axis: two epochs for each of three α, means over two seeds.
  assert.deepEqual([...new Set(named(0, 'means').map(({ epoch }) => epoch))], [0.25, 2]);
  assert.equal(named(0, 'means').length, 6);
  assert.equal(named(0, 'matched').length, 6);
  const digitised = named(0, 'paper').find(({ alpha, epoch }) => alpha === '10' && epoch === 1);
  assert.equal(digitised!['distance'], 0.73636);
  // Four readings of the Hamming lines of the three α that were run.
  assert.equal(named(1, 'paper').length, 12);
});

test('a mean is over all seeds: where one stopped earlier there is none', () => {
  const stopped = syntheticLenet({ alpha: 1, seed: 1 });
  const { outcome } = stopped;
  assert.ok(outcome.state === 'completed');
  const rows = (outcome.measurements['rows'] as { step: number }[]).slice(0, 2);
  const short = { ...stopped, outcome: { ...outcome, measurements: { ...outcome.measurements, rows } } };
  const panel = drawnPanels(figure.draw(cells(syntheticLenet({ alpha: 1, seed: 0 }), short), () => null))[0]!;
  assert.deepEqual(
    valuesOf(panel, 'area').map(({ epoch }) => epoch),
    [0.25],
  );
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
