import assert from 'node:assert/strict';
import test from 'node:test';
import { parityLegendLayer, surfaceLayer } from './parity-surface.ts';
import type { Frame } from './scene.ts';

const frame: Frame = {
  width: 200,
  height: 200,
  origin: [100, 100],
  pixelsPerUnit: 50,
  view: { azimuth: 24, elevation: 30 },
};

interface Facet {
  readonly properties: { readonly parity: string; readonly colour: string };
  readonly geometry: { readonly coordinates: readonly (readonly (readonly [number, number])[])[] };
}

function facetsOf(a: number[], w: number[][]): Facet[] {
  const layer = surfaceLayer({ step: 0, trainLoss: 0, a, w }, 1, frame);
  return (layer as unknown as { data: { values: Facet[] } }).data.values;
}

function areaOf({ geometry }: Facet): number {
  const [ring] = geometry.coordinates;
  return Math.abs(
    ring!.slice(1).reduce((sum, [x, y], i) => sum + (ring![i]![0] * y - x * ring![i]![1]) / 2, 0),
  );
}

test('a flat surface covers the square’s own projection: 2 × 2 units at 30° above the ground', () => {
  const facets = facetsOf([0], [[1, 0.5]]);
  const area = facets.reduce((sum, facet) => sum + areaOf(facet), 0);
  // (2 · 50)² · sin 30°; corners stand at tenths of a pixel.
  assert.ok(Math.abs(area - 5000) < 20, String(area));
  const share = (parity: string) =>
    facets.filter(({ properties }) => properties.parity === parity).reduce((s, one) => s + areaOf(one), 0);
  assert.ok(Math.abs(share('odd') - 2500) < 20 && Math.abs(share('even') - 2500) < 20);
});

test('facets are painted from the farthest to the nearest', () => {
  // On a flat surface seen from above what is farther stands higher on the picture.
  const heights = facetsOf([0], [[1, 0.5]]).map(({ geometry }) =>
    geometry.coordinates[0]!.slice(1).reduce((sum, [, y]) => sum + y / 4, 0),
  );
  for (const [i, y] of heights.entries()) assert.ok(i === 0 || y >= heights[i - 1]! - 0.11);
});

test('parities keep their hue, and a slope away from the light is darker', () => {
  const shade = (slope: number) =>
    parseInt(
      facetsOf([slope], [[1, 0.01]])
        .find(({ properties }) => properties.parity === 'odd')!
        .properties.colour.slice(1, 3),
      16,
    );
  assert.ok(shade(2) < shade(0));
});

test('the legend has one point of each parity', () => {
  const { data } = parityLegendLayer(frame) as unknown as { data: { values: { parity: string }[] } };
  assert.deepEqual(
    data.values.map(({ parity }) => parity),
    ['even', 'odd'],
  );
});
