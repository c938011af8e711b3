import assert from 'node:assert/strict';
import test from 'node:test';
import { figure as figure10 } from './figure-10.ts';
import { figure as figure5b } from './figure-5b.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { stepText } from './shared/heat-map-rows.ts';
import {
  syntheticGrid,
  syntheticGridCell,
  syntheticReluCells,
} from '../suites/relu/fixtures/synthetic-cells.ts';

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

test('every value of τ and δ has a cell of one size, labelled with the value: nothing reaches past δ = ±1', () => {
  const cells = syntheticReluCells(syntheticGrid(5, [100], [10]));
  const [panel] = drawnPanels(figure10.draw(cells, () => null));
  const rects = valuesOf(panel!, 'rect');
  assert.deepEqual(
    rects.slice(0, 5).map(({ delta }) => delta),
    [-1, -0.5, 0, 0.5, 1],
  );
  const { y } = (panel as unknown as { layer: { encoding: { y: { type: string; scale: object } } }[] })
    .layer[0]!.encoding;
  assert.deepEqual([y.type, y.scale], ['ordinal', { domain: [1, 0.5, 0, -0.5, -1] }]);
});

test('labels of τ are as many as stand side by side', () => {
  const cells = syntheticReluCells(syntheticGrid(17, [100], [10]));
  const [panel] = drawnPanels(figure10.draw(cells, () => null)) as unknown as {
    layer: { encoding: Record<'x' | 'y', { axis: { values: number[] } }> }[];
  }[];
  const { x, y } = panel!.layer[0]!.encoding;
  assert.deepEqual([x.axis.values.length, y.axis.values.length], [5, 9]);
});

test('of one seed no deviation is told', () => {
  const drawing = figure10.draw(syntheticReluCells(syntheticGrid(5, [100], [10])), () => null);
  assert.ok(drawing.state === 'drawn');
  assert.doesNotMatch(drawing.says!, /±/);
  const several = figure10.draw(syntheticReluCells(syntheticGrid(5, [100, 101], [10])), () => null);
  assert.match(several.state === 'drawn' ? several.says! : '', / ± /);
});

test('one colour scale for all steps of a row, in figure 10 too', () => {
  const cells = syntheticReluCells(syntheticGrid(5, [100], [10, 1000]));
  const panels = drawnPanels(figure10.draw(cells, () => null)) as unknown as {
    layer: { encoding: { color: { scale: { domain: number[] } } } }[];
  }[];
  const [early, late] = panels.map(({ layer }) => layer[0]!.encoding.color.scale.domain);
  assert.deepEqual(early, late);
});

test('a dot marks where the deviation over seeds exceeds half the mean', () => {
  const row = { step: 10, testLoss: 1, hammingDistance: 1, parameterDistance: 1, trainLoss: 1 };
  const made = (delta: number, seed: number, kernelDistance: number) =>
    syntheticGridCell({ tau: 0.1, delta, seed, steps: [10] }, [{ ...row, kernelDistance }]);
  // Mean 0.2: deviations 0.05 and 0.15.
  const cells = syntheticReluCells([made(0, 1, 0.15), made(0, 2, 0.25), made(1, 1, 0.05), made(1, 2, 0.35)]);
  const kernel = drawnPanels(figure10.draw(cells, () => null))[1]!;
  assert.deepEqual(
    valuesOf(kernel, 'point').map(({ delta }) => delta),
    [1],
  );
});

test('steps in titles', () => {
  assert.deepEqual([10, 1000, 10_000, 12_345].map(stepText), ['10', '1,000', '10⁴', '12,345']);
});
