import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-wide-regimes.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLinearCells } from '../suites/linear/fixtures/synthetic-cells.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';
import { syntheticRegime } from '../suites/linear/fixtures/synthetic-wide-cells.ts';

const outside = { inputs: 5, outputs: 3, hidden: 2 };
const cells = syntheticLinearCells([
  syntheticRegime({ ...outside, delta: 16 }),
  syntheticRegime({ inputs: 4, outputs: 4, hidden: 4, signs: 'mixed', delta: 16 }),
  syntheticRegime({ inputs: 4, outputs: 4, hidden: 6, delta: 16 }),
  syntheticRegime({ inputs: 2, outputs: 8, hidden: 3, delta: 16 }),
  syntheticRegime({ delta: -16 }, 0.3),
  syntheticRegime({ delta: 16 }),
  syntheticRegime({ delta: 8, seed: 1 }),
  syntheticResult('regime', { ...outside, delta: -16, seed: 0 }, null),
]);

test('the shapes of §4 above, what lies outside below, a line for each seed', () => {
  const drawing = figure.draw(cells, () => null);
  assert.deepEqual(
    drawnPanels(drawing).map(({ title }) => title!.text),
    [
      'funnel, d > c (8–3–2)',
      'inverted funnel, d < c (2–3–8)',
      'h ≥ max(d, c) (4–6–4)',
      'outside: h < min(d, c) (5–2–3)',
      'outside: δₖ = ±δ in turn (4–4–4)',
    ],
  );
  const text = JSON.stringify(drawing);
  assert.match(text, /7 cells, 2 seeds, a line for each\. Not shown: 1 cell that diverged/);
  assert.ok(text.includes('"+8"'));
});

test('a line runs over log₁₀ t from 0.01 and goes on to 1,000 at the height where the run ended', () => {
  const [funnel] = drawnPanels(figure.draw(cells, () => null));
  const line = valuesOf(funnel!, 'line').filter(({ delta }) => delta === '−16');
  const [first, end] = [line[0]!, line.at(-1)!];
  assert.deepEqual([first['x'], first['y']], [-2, 0]);
  // S = 0.3 t⁴/(t⁴ + 17⁴) at t = 100.
  const last = 0.3 / (1 + 0.17 ** 4);
  assert.equal(end['x'], 3);
  assert.ok(Math.abs(Number(end['y']) - last) < 1e-5);
  const half = line.find(({ y }) => Number(y) >= 0.15)!;
  assert.ok(Math.abs(Number(half['x']) - Math.log10(17)) < 0.2);
});
