import assert from 'node:assert/strict';
import test from 'node:test';
import { figure as figure10 } from './figure-10.ts';
import { figure as figure5b } from './figure-5b.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { stepText } from './shared/heat-map-rows.ts';
import { syntheticGrid, syntheticReluCells } from '../suites/relu/fixtures/synthetic-cells.ts';

for (const side of [5, 17]) {
  const cells = syntheticReluCells(syntheticGrid(side, [100], [10, 100_000, 1_000_000]));

  test(`${side} × ${side} points: figure 10 has every quantity at every step, each map complete`, () => {
    const panels = drawnPanels(figure10.draw(cells, () => null));
    assert.equal(panels.length, 4 * 3);
    for (const panel of panels) assert.equal(valuesOf(panel, 'rect').length, side * side);
  });

  test(`${side} × ${side} points: figure 5b ends at step 10⁵, as in the paper`, () => {
    const titles = drawnPanels(figure5b.draw(cells, () => null)).flatMap(({ title }) => title?.text ?? []);
    assert.deepEqual(titles, ['step 10', 'step 10⁵']);
  });
}

test('bins tile the axes', () => {
  const cells = syntheticReluCells(syntheticGrid(5, [100], [10]));
  const bins = valuesOf(drawnPanels(figure10.draw(cells, () => null))[0]!, 'rect');
  const first = bins.filter(({ tauFrom }) => tauFrom === bins[0]!['tauFrom']);
  assert.deepEqual(
    first.map(({ deltaFrom, deltaTo }) => [deltaFrom, deltaTo]),
    [
      [-1.25, -0.75],
      [-0.75, -0.25],
      [-0.25, 0.25],
      [0.25, 0.75],
      [0.75, 1.25],
    ],
  );
});

test('steps in titles', () => {
  assert.deepEqual([10, 1000, 10_000, 12_345].map(stepText), ['10', '1,000', '10⁴', '12,345']);
});
