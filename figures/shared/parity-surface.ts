import type { PlaneSnapshot } from '../../schemas/relu.d.ts';
import type { Layer } from './page.ts';
import { parityWedges, type Wedge } from './parity-wedges.ts';
import { farthestFirst, project, type Point3 } from './projection.ts';
import { asIs, dotLayer, toPixels, type Frame } from './scene.ts';

/** Colours of regions with an even and an odd number of active hidden units. */
export const parityInk = { even: '#f3d9a4', odd: '#3f7f8c' } as const;

/** Facets along a wedge, and the widest that one may be: small enough to be painted from back to front. */
const bands = 6;
const widest = 0.35;

interface ShadedFacet {
  readonly corners: readonly Point3[];
  readonly odd: boolean;
  readonly light: number;
}

/** Facets of a wedge: bands along it, and slices across it where it is wide. */
function facetsOf({ corners: [, from, to], odd }: Wedge): ShadedFacet[] {
  const light = lightOn(from, to);
  const at = (across: number, along: number): Point3 => [
    along * (from[0] + across * (to[0] - from[0])),
    along * (from[1] + across * (to[1] - from[1])),
    along * (from[2] + across * (to[2] - from[2])),
  ];
  const slices = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / widest);
  return Array.from({ length: slices * bands }, (_, k) => {
    const [slice, band] = [k % slices, Math.floor(k / slices)];
    const [left, right] = [slice / slices, (slice + 1) / slices];
    const [inner, outer] = [band / bands, (band + 1) / bands];
    return {
      odd,
      light,
      corners: [at(left, inner), at(left, outer), at(right, outer), at(right, inner)],
    };
  });
}

/** Cosine between the upward normal of a wedge and the light, so that one parity still shows its creases. */
function lightOn(from: Point3, to: Point3): number {
  const normal = [
    from[1] * to[2] - from[2] * to[1],
    from[2] * to[0] - from[0] * to[2],
    from[0] * to[1] - from[1] * to[0],
  ];
  const light = [0.45, -0.35, 0.82];
  return normal.reduce((sum, value, i) => sum + value * light[i]!, 0) / Math.hypot(...normal);
}

/** A colour #rrggbb, darker the less light falls on it. */
function shaded(colour: string, light: number): string {
  const factor = 0.68 + 0.32 * Math.max(0, light);
  const channel = (i: number) =>
    Math.round(parseInt(colour.slice(i, i + 2), 16) * factor)
      .toString(16)
      .padStart(2, '0');
  return `#${[1, 3, 5].map(channel).join('')}`;
}

function groundDepth(corners: readonly Point3[], { view }: Frame): number {
  return corners.reduce((sum, [x, y]) => sum + project([x, y, 0], view).depth, 0);
}

/**
 * The surface of a two-layer ReLU network without biases over |x|, |y| ≤ half, in the colours of its parity, from
 * back to front: it is a graph over the plane, so what hides what is settled by the distance in the plane alone.
 */
export function surfaceLayer(network: PlaneSnapshot, half: number, frame: Frame): Layer {
  const facets = parityWedges(network, half).flatMap(facetsOf);
  const values = farthestFirst(facets, ({ corners }) => groundDepth(corners, frame)).map(
    ({ corners, odd, light }) => ({
      type: 'Feature',
      properties: {
        parity: odd ? 'odd' : 'even',
        colour: shaded(odd ? parityInk.odd : parityInk.even, light),
      },
      geometry: {
        type: 'Polygon',
        coordinates: [[...corners, corners[0]!].map((corner) => toPixels(corner, frame))],
      },
    }),
  );
  const colour = { field: 'properties.colour', type: 'nominal', scale: null } as const;
  return {
    data: { values },
    projection: asIs,
    // A stroke of its own colour closes the seams between facets.
    mark: { type: 'geoshape', strokeWidth: 0.6 },
    encoding: { fill: colour, stroke: colour },
  };
}

/** A point that is not seen for each parity: what the legend is made of, since facets carry shades. */
export function parityLegendLayer(frame: Frame): Layer {
  return dotLayer(
    (['even', 'odd'] as const).map((parity) => ({ at: [0, 0, 0] as const, parity })),
    frame,
    { size: 1, opacity: 0 },
    {
      color: {
        field: 'parity',
        type: 'nominal',
        scale: { domain: ['even', 'odd'], range: [parityInk.even, parityInk.odd] },
        legend: {
          title: 'active units',
          symbolType: 'square',
          symbolSize: 130,
          symbolStrokeWidth: 0,
          symbolOpacity: 1,
        },
      },
    },
  );
}
