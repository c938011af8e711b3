import { radiusAt, type Leaf } from './leaf.ts';
import type { Point3 } from './projection.ts';

/** The rate at which the separating surface of δ < 0 leans: w₀ᵀβ* = −lean · a₀ on it, lean = (δ + √(δ²+4‖β*‖²))/2. */
function lean(delta: number, betaStar: readonly [number, number]): number {
  return (delta + Math.sqrt(delta * delta + 4 * (betaStar[0] ** 2 + betaStar[1] ** 2))) / 2;
}

/**
 * The sign of a that gradient flow towards β* reaches from a point, by the rule for the basins (Fig. 7):
 * sgn(a₀) for δ ≥ 0, sgn(w₀ᵀβ* + (a₀/2)(δ + √(δ²+4‖β*‖²))) for δ < 0.
 */
export function reachedSign([w1, w2, a]: Point3, delta: number, betaStar: readonly [number, number]): number {
  return Math.sign(delta >= 0 ? a : w1 * betaStar[0] + w2 * betaStar[1] + lean(delta, betaStar) * a);
}

/**
 * Angles of mesh lines on a one-sheeted leaf (δ < 0), `count` steps for each basin, with a mesh line along
 * both edges between the basins, so that no facet lies in both.
 */
export function basinAngles(
  leaf: Leaf,
  betaStar: readonly [number, number],
  count: number,
): (a: number) => number[] {
  const middle = Math.atan2(betaStar[1], betaStar[0]);
  return (a) => {
    const edge = edgeAngle(leaf, betaStar, a);
    const inner = Array.from({ length: count + 1 }, (_, i) => middle - edge + (2 * edge * i) / count);
    const outer = Array.from(
      { length: count },
      (_, i) => middle + edge + (2 * (Math.PI - edge) * (i + 1)) / count,
    );
    return [...inner, ...outer];
  };
}

/** Angle from β* at which the separating surface cuts a one-sheeted leaf at height a, in (0, π). */
function edgeAngle(leaf: Leaf, betaStar: readonly [number, number], a: number): number {
  return Math.acos((-lean(leaf.delta, betaStar) * a) / (radiusAt(leaf, a) * Math.hypot(...betaStar)));
}

/** The two curves in which the separating surface cuts a one-sheeted leaf, `count` steps each. */
export function separatingCurves(leaf: Leaf, betaStar: readonly [number, number], count: number): Point3[][] {
  const middle = Math.atan2(betaStar[1], betaStar[0]);
  return [-1, 1].map((side) =>
    Array.from({ length: count + 1 }, (_, i): Point3 => {
      const a = leaf.height * ((2 * i) / count - 1);
      const angle = middle + side * edgeAngle(leaf, betaStar, a);
      const radius = radiusAt(leaf, a);
      return [radius * Math.cos(angle), radius * Math.sin(angle), a];
    }),
  );
}
