import { basisOf, type Point3, type View } from './projection.ts';

/**
 * The leaf of parameter space on which gradient flow with relative scale δ stays (equal learning rates):
 * a² − ‖w‖² = δ in (w₁, w₂, a), drawn for |a| ≤ `height`. One sheet for δ < 0, a double cone for δ = 0, two
 * sheets for δ > 0.
 */
export interface Leaf {
  readonly delta: number;
  readonly height: number;
}

/** A facet of the drawn surface: its corners in order around it. */
export type Facet = readonly [Point3, Point3, Point3, Point3];

/** ‖w‖ on the leaf at height a. */
export function radiusAt(leaf: Leaf, a: number): number {
  return Math.sqrt(Math.max(0, a * a - leaf.delta));
}

/** The point of the leaf at height a, in the direction `angle` (radians, from w₁ towards w₂). */
export function pointOn(leaf: Leaf, a: number, angle: number): Point3 {
  const radius = radiusAt(leaf, a);
  return [radius * Math.cos(angle), radius * Math.sin(angle), a];
}

/** Heights of the mesh lines of each sheet, `count` steps from its lower to its upper end. */
export function sheetHeights({ delta, height }: Leaf, count: number): number[][] {
  const from = delta > 0 ? Math.sqrt(delta) : 0;
  // Even steps of ‖w‖ near a sheet's tip, where even steps of a would leave a polygon for a bowl.
  const half = Array.from({ length: count + 1 }, (_, i) => {
    const share = i / count;
    return delta > 0 ? Math.sqrt(delta + share * share * (height * height - delta)) : share * (height - from);
  });
  const mirrored = half.map((a) => -a).reverse();
  return delta < 0 ? [[...mirrored, ...half.slice(1)]] : [mirrored, half];
}

/**
 * The surface in facets between heights and angles. `anglesAt(a)` gives the directions of the mesh lines at
 * height a, equally many at each height.
 */
export function facetsOf(
  leaf: Leaf,
  heights: readonly number[],
  anglesAt: (a: number) => readonly number[],
): Facet[] {
  const facets: Facet[] = [];
  for (let i = 0; i + 1 < heights.length; i++) {
    const [low, high] = [heights[i]!, heights[i + 1]!];
    const [lowAngles, highAngles] = [anglesAt(low), anglesAt(high)];
    for (let j = 0; j + 1 < lowAngles.length; j++) {
      facets.push([
        pointOn(leaf, low, lowAngles[j]!),
        pointOn(leaf, low, lowAngles[j + 1]!),
        pointOn(leaf, high, highAngles[j + 1]!),
        pointOn(leaf, high, highAngles[j]!),
      ]);
    }
  }
  return facets;
}

/**
 * Whether the drawn leaf stands between a point and the viewer. The line of sight p + s v meets the quadric
 * where a quadratic in s vanishes, so this is exact; the point's own place on the leaf (|s| small) does not
 * hide it.
 */
export function hidden(point: Point3, leaf: Leaf, view: View): boolean {
  const v = basisOf(view).toViewer;
  const constant = point[2] ** 2 - point[0] ** 2 - point[1] ** 2 - leaf.delta;
  const linear = 2 * (point[2] * v[2] - point[0] * v[0] - point[1] * v[1]);
  const square = v[2] ** 2 - v[0] ** 2 - v[1] ** 2;
  const discriminant = linear * linear - 4 * square * constant;
  if (discriminant < 0) return false;
  const ownPlace = 0.02 * leaf.height;
  return [-1, 1]
    .map((sign) => (-linear + sign * Math.sqrt(discriminant)) / (2 * square))
    .some((s) => s > ownPlace && Math.abs(point[2] + s * v[2]) <= leaf.height);
}
