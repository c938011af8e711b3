import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-function-space.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLinearCells } from '../suites/linear/fixtures/synthetic-cells.ts';
import { syntheticWide } from '../suites/linear/fixtures/synthetic-wide-cells.ts';

const cells = syntheticLinearCells([
  ...[4, -4].flatMap((delta) =>
    [1, 0.25].map((etaA) => syntheticWide({ delta, etaA, seed: 5 }, 0.01 * etaA)),
  ),
  syntheticWide({ delta: 9, seed: 6 }),
  syntheticWide({ delta: 9, seed: 5, unevenness: 0.5 }, 0.5),
  syntheticWide({ delta: 9, seed: 5, data: 'aligned' }),
]);

test('the setting with the most runs, a row for each pair of learning rates, by rising δ', () => {
  const drawing = figure.draw(cells, () => null);
  assert.deepEqual(
    drawnPanels(drawing).map(({ title }) => title!.text),
    [
      'δ = −4; rates: read-out 1, hidden 1',
      'δ = +4; rates: read-out 1, hidden 1',
      'δ = −4; rates: read-out 0.25, hidden 1',
      'δ = +4; rates: read-out 0.25, hidden 1',
    ],
  );
  assert.match(JSON.stringify(drawing), /at most 1\.0·10⁻² away\. 4 cells, 1 seed \(5\)/);
});

test('six entries of β: lines by the equation, dots by the network', () => {
  const [panel] = drawnPanels(figure.draw(cells, () => null));
  const [lines, dots] = [valuesOf(panel!, 'line'), valuesOf(panel!, 'point')];
  assert.equal(new Set(lines.map(({ line }) => line)).size, 6);
  // The first entry starts at 0.5 in the network, 0.01 higher by the equation as made.
  assert.ok(Math.abs(Number(lines.find(({ line }) => line === '0.0')!['y']) - 0.51) < 1e-6);
  assert.ok(dots.some(({ x, y }) => x === 0 && y === 0.5));
});
