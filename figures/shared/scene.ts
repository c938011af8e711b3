import type { ExprRef } from 'vega-lite/types_unstable/expr.js';
import type { Projection } from 'vega-lite/types_unstable/projection.js';
import { mean } from '../../core/statistics/mean.ts';
import { hidden, type Facet, type Leaf } from './leaf.ts';
import type { Layer } from './page.ts';
import { farthestFirst, project, type Point3, type View } from './projection.ts';
import { thinned } from './thinned.ts';

/** The window that a scene in (w₁, w₂, a) space is drawn into. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Where the origin of the space lies, in pixels from the left upper corner. */
  readonly origin: readonly [number, number];
  readonly pixelsPerUnit: number;
  readonly view: View;
}

/** Pixel position of a point in its frame, y downwards, to a tenth of a pixel. */
export function toPixels(point: Point3, frame: Frame): [number, number] {
  const { x, y } = project(point, frame.view);
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return [tenth(frame.origin[0] + frame.pixelsPerUnit * x), tenth(frame.origin[1] - frame.pixelsPerUnit * y)];
}

/** Vega-Lite has no three dimensions: shapes come with pixel coordinates, which this leaves as they are. */
export const asIs: Projection<ExprRef> = { type: 'identity', scale: 1, translate: [0, 0] };

/**
 * Facets painted from the farthest to the nearest, so that the near ones cover the far ones.
 *
 * @param valueOf The value that a facet's colour stands for, under the field `properties.value`.
 */
export function facetLayer(
  facets: readonly Facet[],
  valueOf: (middle: Point3) => number | string,
  frame: Frame,
  fill: object,
): Layer {
  const placed = facets.map((facet) => ({ facet, middle: middleOf(facet) }));
  const values = farthestFirst(placed, ({ middle }) => project(middle, frame.view).depth).map(
    ({ facet, middle }) => ({
      type: 'Feature',
      properties: { value: valueOf(middle) },
      geometry: {
        type: 'Polygon',
        coordinates: [[...facet, facet[0]].map((corner) => toPixels(corner, frame))],
      },
    }),
  );
  return {
    data: { values },
    projection: asIs,
    mark: { type: 'geoshape', stroke: 'white', strokeWidth: 0.4, strokeOpacity: 0.7 },
    encoding: { fill: { field: 'properties.value', ...fill } },
  };
}

function middleOf(facet: Facet): Point3 {
  const middle = (i: 0 | 1 | 2) => mean(facet.map((corner) => corner[i]));
  return [middle(0), middle(1), middle(2)];
}

/** A curve of a scene, and what it is (the field `properties.curve` of its layer). */
export interface Curve {
  readonly name: string;
  readonly points: readonly Point3[];
}

/** Stretches of a curve that are in view, or that a leaf hides; neighbours share their end. */
function stretches(
  points: readonly Point3[],
  leaf: Leaf,
  view: View,
): { hidden: boolean; points: Point3[] }[] {
  const found: { hidden: boolean; points: Point3[] }[] = [];
  for (const point of points) {
    const state = hidden(point, leaf, view);
    const last = found.at(-1);
    last?.points.push(point);
    if (last?.hidden !== state) found.push({ hidden: state, points: [point] });
  }
  return found.filter((stretch) => stretch.points.length > 1);
}

/** Curves around a leaf: what it hides is drawn thin, light and dashed, the rest in full. */
export function curveLayers(
  curves: readonly Curve[],
  leaf: Leaf,
  frame: Frame,
  strokeWidth: number,
  stroke: object,
): Layer[] {
  const features = curves.flatMap(({ name, points }) =>
    stretches(points, leaf, frame.view).map((stretch) => {
      const pixels = stretch.points.map((point) => toPixels(point, frame));
      return {
        type: 'Feature',
        hidden: stretch.hidden,
        properties: { curve: name },
        geometry: { type: 'LineString', coordinates: thinned(pixels, 0.2).map((i) => pixels[i]!) },
      };
    }),
  );
  return [true, false].map((covered) => ({
    data: { values: features.filter((feature) => feature.hidden === covered) },
    projection: asIs,
    mark: {
      type: 'geoshape',
      filled: false,
      strokeWidth: covered ? strokeWidth * 0.6 : strokeWidth,
      strokeOpacity: covered ? 0.55 : 1,
      strokeCap: 'round',
      strokeJoin: 'round',
      ...(covered ? { strokeDash: [3, 3] } : {}),
    },
    encoding: { stroke: { field: 'properties.curve', ...stroke } },
  }));
}

/** Dots at points of a scene. `channels` colours them by fields of the points' `properties`. */
export function dotLayer(
  dots: readonly ({ readonly at: Point3 } & Readonly<Record<string, unknown>>)[],
  frame: Frame,
  mark: object,
  channels: object = {},
): Layer {
  return {
    data: { values: dots.map(({ at, ...rest }) => ({ ...rest, ...asPosition(at, frame) })) },
    projection: asIs,
    mark: { type: 'point', filled: true, opacity: 1, ...mark },
    encoding: { ...position, ...channels },
  };
}

const position = {
  longitude: { field: 'x', type: 'quantitative' },
  latitude: { field: 'y', type: 'quantitative' },
} as const;

function asPosition(at: Point3, frame: Frame): { x: number; y: number } {
  const [x, y] = toPixels(at, frame);
  return { x, y };
}
