import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-7.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import {
  evenTimes,
  syntheticLinearCells,
  syntheticTrajectory,
} from '../suites/linear/fixtures/synthetic-cells.ts';

const betaStar = [1, 0.25];
const cells = syntheticLinearCells(
  [0, -2, -10].flatMap((delta) =>
    ([1, -1] as const).map((sign) =>
      syntheticTrajectory({ betaStar, beta0: [0.3, 0.4], sign, delta, times: evenTimes(60, 100) }),
    ),
  ),
);

function curves(panel: Parameters<typeof valuesOf>[0]): Set<string> {
  const named = valuesOf(panel, 'geoshape').map(
    (feature) => feature['properties'] as { curve?: string } | undefined,
  );
  return new Set(named.flatMap((properties) => properties?.curve ?? []));
}

test('each δ has its panel; the cone has no separating curve, because its basins meet in a point', () => {
  const panels = drawnPanels(figure.draw(cells, () => null));
  assert.deepEqual(
    panels.map(({ title }) => title!.text),
    ['δ = 0', 'δ = −2', 'δ = −10'],
  );
  assert.deepEqual(
    panels.map((panel) => curves(panel).has('separating surface')),
    [false, true, true],
  );
  assert.ok(curves(panels[0]!).has('gradient flow to a < 0'));
});

test('half of the cone’s facets lie in each basin', () => {
  const [cone] = drawnPanels(figure.draw(cells, () => null));
  const basins = valuesOf(cone!, 'geoshape').map(
    (feature) => (feature['properties'] as { value?: string } | undefined)?.value,
  );
  const upper = basins.filter((basin) => basin === 'basin of a > 0').length;
  assert.equal(upper, 9 * 40);
  assert.equal(basins.filter((basin) => basin === 'basin of a < 0').length, upper);
});
