import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-deep-minimiser.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLinearCells } from '../suites/linear/fixtures/synthetic-cells.ts';
import { syntheticDeep } from '../suites/linear/fixtures/synthetic-wide-cells.ts';

const cells = syntheticLinearCells([
  ...[3, 2].flatMap((layers) => [
    ...[-1, 0, -4].map((delta) => syntheticDeep({ layers, delta, inputs: 2, examples: 1 })),
    ...[0, 1].flatMap((seed) => [-1, -1e-3].map((delta) => syntheticDeep({ layers, delta, seed }))),
    syntheticDeep({ layers, delta: -1e-2, setting: 'uneven' }),
  ]),
  // Neither one layer nor a start opposite to the solution is what the theorem is drawn for.
  syntheticDeep({ layers: 1, delta: 0, inputs: 2, examples: 1 }),
  syntheticDeep({ layers: 2, delta: -1e-3, setting: 'opposite', inputs: 2, examples: 1 }),
]);

test('a column for each number of layers: paths in the plane above, distances below', () => {
  const drawing = figure.draw(cells, () => null);
  assert.deepEqual(
    drawnPanels(drawing).map(({ title }) => title!.text),
    ['2 layers, in the plane', '3 layers, in the plane', '2 layers, 2 data sets', '3 layers, 2 data sets'],
  );
  // 2 × (3 + 4 + 1): the last two are not shown.
  assert.match(JSON.stringify(drawing), /16 cells, 2 seeds/);
});

test('a rung stands at log₁₀ |δ| and log₁₀ of the distance, 0.3 |δ| as made', () => {
  const points = valuesOf(drawnPanels(figure.draw(cells, () => null))[2]!, 'point');
  assert.equal(points.length, 5);
  for (const { x, y } of points) assert.ok(Math.abs(Number(y) - Number(x) - Math.log10(0.3)) < 1e-12);
});

test('a path ends where the run ends; the circle stands at the minimiser', () => {
  const [plane] = drawnPanels(figure.draw(cells, () => null));
  const path = valuesOf(plane!, 'line').filter(({ delta }) => delta === '−1');
  const end = path.at(-1)!;
  assert.ok(Math.abs(Number(end['x']) - (1 + 0.3 * Math.SQRT1_2)) < 1e-4);
  assert.ok(Math.abs(Number(end['y']) - (1 - 0.3 * Math.SQRT1_2)) < 1e-4);
  assert.deepEqual(
    valuesOf(plane!, 'point').map(({ x, y }) => [x, y]),
    [
      [0.2, 0.2],
      [1, 1],
    ],
  );
});
