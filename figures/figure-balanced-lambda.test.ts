import assert from 'node:assert/strict';
import test from 'node:test';
import { renderSvg } from '../core/report/render-figure.ts';
import {
  syntheticBalancedCells,
  syntheticDiverged,
  syntheticPath,
  syntheticPaths,
} from '../suites/balanced/fixtures/synthetic-cells.ts';
import { figure } from './figure-balanced-lambda.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';

function drawn(results: Parameters<typeof syntheticBalancedCells>[0]) {
  return figure.draw(syntheticBalancedCells(results), () => null);
}

test('paths of the three shapes, and the ends of all', () => {
  assert.deepEqual(
    drawnPanels(drawn(syntheticPaths())).map(({ title }) => title!.text),
    ['square (4–4–4)', 'all λ and seeds', 'funnel, d > c (6–3–3)', 'inverted funnel, d < c (3–3–6)'],
  );
});

test('a path is S over log₁₀ t of the first seed, in the colour of its λ, without what lies between the drawn λ', () => {
  const results = [
    syntheticPath({ lambda: 2, seed: 3 }, 0.5),
    syntheticPath({ lambda: 2, seed: 4 }, 0.9),
    syntheticPath({ lambda: 4, seed: 3 }, 0.8),
  ];
  const line = valuesOf(drawnPanels(drawn(results))[0]!, 'line');
  assert.deepEqual([...new Set(line.map(({ delta }) => delta))], ['+2']);
  // Half of 0.5 at the time 1 + |λ| = 3, and 0.5 at the end.
  const before = line.filter(({ x }) => Number(x) < Math.log10(3)).map(({ y }) => Number(y));
  assert.ok(Math.max(...before) < 0.25);
  assert.ok(Math.abs(Math.max(...line.map(({ y }) => Number(y))) - 0.5) < 1e-4);
});

test('ends: every seed is a mark at log₁₀ S, the line goes through the medians', () => {
  const results = [0.1, 0.01, 0.001].map((final, seed) => syntheticPath({ lambda: 8, seed }, final));
  const ends = drawnPanels(drawn(results)).find(({ title }) => title!.text === 'all λ and seeds')!;
  // The last mark is the key's.
  assert.deepEqual(
    valuesOf(ends, 'point')
      .slice(0, 3)
      .map(({ x, y }) => [x, Math.round(Number(y) * 1e9) / 1e9]),
    [
      [8, -1],
      [8, -2],
      [8, -3],
    ],
  );
  assert.deepEqual(
    valuesOf(ends, 'line').map(({ x, y }) => [x, Math.round(Number(y) * 1e9) / 1e9]),
    [[8, -2]],
  );
});

test('low-rank targets are another matter; without a path the figure says so', () => {
  assert.equal(drawn([syntheticPath({ zeroModes: 3 })]).state, 'unavailable');
});

test('what diverged is told', async () => {
  const drawing = drawn([...syntheticPaths(), syntheticDiverged({ lambda: 16 })]);
  assert.ok(drawing.state === 'drawn');
  const svg = await renderSvg(figure.id, drawing.spec);
  assert.match(svg, /42 cells, 2 seeds\. Not shown: 1 cell that diverged or failed/);
});
