import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-2.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import {
  evenTimes,
  syntheticLinearCells,
  syntheticTrajectory,
} from '../suites/linear/fixtures/synthetic-cells.ts';

const runs = [2, 0, -2].map((delta) =>
  syntheticTrajectory({ betaStar: [0, 1], beta0: [-1, 0], delta, times: evenTimes(20, 100) }),
);

test('downstream, balanced, upstream from left to right', () => {
  const titles = drawnPanels(figure.draw(syntheticLinearCells(runs), () => null)).map(
    ({ title }) => title!.text,
  );
  assert.deepEqual(titles, ['δ = −2 (downstream)', 'δ = 0 (balanced)', 'δ = +2 (upstream)']);
});

test('the balanced run is drawn from (−1, 0, 1) to (0, 1, 1), projected by hand', () => {
  const dots = valuesOf(drawnPanels(figure.draw(syntheticLinearCells(runs), () => null))[1]!, 'point');
  // Azimuth 133°, elevation 12.5°: x = −w₁ sin 133° + w₂ cos 133°, y = a cos 12.5° − sin 12.5° (w₁ cos 133° + w₂ sin 133°).
  const [sin, cos, up, tilt] = [0.73135, -0.682, 0.9763, 0.21644];
  const wanted = [
    [168 + 34 * sin, 118 - 34 * (up + tilt * cos)],
    [168 + 34 * cos, 118 - 34 * (up - tilt * sin)],
  ];
  for (const [i, [x, y]] of wanted.entries()) {
    assert.ok(Math.abs(Number(dots[i]!['x']) - x!) < 0.1, `x ${String(dots[i]!['x'])}, ${x}`);
    assert.ok(Math.abs(Number(dots[i]!['y']) - y!) < 0.1, `y ${String(dots[i]!['y'])}, ${y}`);
  }
});

test('the facet nearest to the minimum has the smallest loss', () => {
  const facets = valuesOf(
    drawnPanels(figure.draw(syntheticLinearCells(runs), () => null))[1]!,
    'geoshape',
  ).flatMap((feature) => {
    const { value } = (feature['properties'] ?? {}) as { value?: number };
    return typeof value === 'number' ? [value] : [];
  });
  assert.equal(facets.length, 2 * 14 * 64);
  assert.ok(Math.min(...facets) < 0.05);
  // At the tip a w = 0, so the loss is ½‖β*‖² = ½.
  assert.ok(facets.some((loss) => Math.abs(loss - 0.5) < 0.02));
});

test('a missing δ makes it unavailable, with the count', () => {
  const drawing = figure.draw(syntheticLinearCells(runs.slice(1)), () => null);
  assert.equal(drawing.state, 'unavailable');
  assert.match(drawing.reason, /2 of 3/);
});
