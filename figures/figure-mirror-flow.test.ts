import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-mirror-flow.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLinearCells } from '../suites/linear/fixtures/synthetic-cells.ts';
import { syntheticWide } from '../suites/linear/fixtures/synthetic-wide-cells.ts';

const three = { inputs: 4, outputs: 3, hidden: 3, start: [0.6, 0.4, 0.2], target: [1.5, 1, 0.5] };
const cells = syntheticLinearCells([
  syntheticWide({ ...three, delta: 1, unevenness: 0.8 }, 0.05),
  syntheticWide({ ...three, delta: 1 }),
  syntheticWide({ ...three, delta: -1 }),
  syntheticWide({ ...three, delta: 3, data: 'aligned' }, 3e-12),
  syntheticWide({ ...three, delta: 0.3, data: 'aligned' }),
  // Two singular values: another figure's.
  syntheticWide({ delta: 7 }),
]);

test('aligned data first, what is not isotropic last; each panel says how far off its mirror flow is', () => {
  assert.deepEqual(
    drawnPanels(figure.draw(cells, () => null)).map(({ title }) => title!.text),
    [
      'δ = +0.3, aligned: off by 1.0·10⁻¹⁰',
      'δ = +3, aligned: off by 3.0·10⁻¹²',
      'δ = −1, random data: off by 1.0·10⁻¹⁰',
      'δ = +1, random data: off by 1.0·10⁻¹⁰',
      'δ = +1, Δ not isotropic: off by 5.0·10⁻²',
    ],
  );
});

test('lines are the mirror flow, dots the network: where they differ they are drawn apart', () => {
  const uneven = drawnPanels(figure.draw(cells, () => null)).at(-1)!;
  const [lines, dots] = [valuesOf(uneven, 'line'), valuesOf(uneven, 'point')];
  assert.equal(new Set(lines.map(({ line }) => line)).size, 3);
  assert.ok(Math.abs(Number(lines.find(({ line }) => line === '0.0')!['y']) - (0.6 + 0.05)) < 1e-9);
  // The largest value at t = 0 is 0.6 in the network.
  assert.ok(dots.some(({ x, y }) => x === 0 && y === 0.6));
});
