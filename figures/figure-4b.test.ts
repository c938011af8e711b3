import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-4b.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLinearCells, syntheticLowRank } from '../suites/linear/fixtures/synthetic-cells.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';

const setting = { row: [1, 0], target: 2, beta0: [1, 1], duration: 30 };

test('limits by hand: straight across to (2, 1), along β₀ to (2, 2)', () => {
  const cells = syntheticLinearCells([
    syntheticLowRank({ ...setting, delta: -1 }),
    syntheticLowRank({ ...setting, delta: 1 }),
  ]);
  const panel = drawnPanels(figure.draw(cells, () => null))[0]!;
  assert.deepEqual(
    valuesOf(panel, 'rule').map(({ x, y, x2, y2 }) => [x, y, x2, y2]),
    [
      [1, 1, 2, 1],
      [1, 1, 2, 2],
    ],
  );
});

test('end points on the line of solutions, between the limits', () => {
  const cells = syntheticLinearCells([syntheticLowRank({ ...setting, delta: 0 })]);
  const points = valuesOf(drawnPanels(figure.draw(cells, () => null))[0]!, 'point');
  const [end, minimiser, start] = points.map(({ x, y }) => [Number(x), Number(y)]);
  assert.ok(Math.abs(end![0]! - 2) < 1e-6);
  assert.ok(end![1]! > 1 && end![1]! < 2);
  assert.deepEqual(minimiser, end);
  assert.deepEqual(start, [1, 1]);
});

test('the largest setting is drawn; runs in which a changes its sign are not', () => {
  const crossing = syntheticResult(
    'low-rank',
    { ...setting, delta: 4 },
    {
      beta: [[1, 1]],
      endPoint: [2, 9],
      minimiser: [2, 1],
      distance: 8,
      residual: 0,
      signChange: true,
      reversedDistance: 0,
    },
  );
  const other = syntheticLowRank({ ...setting, beta0: [0.5, -1], delta: 0 });
  const cells = syntheticLinearCells([
    other,
    crossing,
    syntheticLowRank({ ...setting, delta: 0 }),
    syntheticLowRank({ ...setting, delta: 1 }),
  ]);
  const drawing = figure.draw(cells, () => null);
  assert.match(JSON.stringify(drawing), /2 cells, no seeds/);
  assert.doesNotMatch(JSON.stringify(drawing), /"y":9/);
});
