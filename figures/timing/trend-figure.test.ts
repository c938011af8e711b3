import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderSvg } from '../../core/report/render-figure.ts';
import type { Trend } from '../../schemas/timing-trend.ts';
import { trendFigure } from './trend-figure.ts';

const trend = (id: string): Trend => ({
  id,
  points: Array.from({ length: 10 }, (_, i) => ({
    date: `2026-01-${10 + i}`,
    milliseconds: i < 5 ? 2 : 3,
    range: [1.9, 3.1],
  })),
  steps: [{ at: 5, date: '2026-01-15', ratio: 1.5 }],
});

test('a panel a benchmark, with its steps, drawn without a warning', async () => {
  const drawing = trendFigure(['a/b', 'a/c', 'a/d', 'a/e'].map(trend), 'made device');
  assert.ok(drawing.state === 'drawn');
  const svg = await renderSvg('trend', drawing.spec);
  for (const text of ['a/b', 'a/e', 'slower', 'made device', 'from 2026-01-10 to 2026-01-19'])
    assert.ok(svg.includes(text), text);
});

test('nothing kept, nothing drawn', () => {
  assert.equal(trendFigure([], 'made device').state, 'unavailable');
});
