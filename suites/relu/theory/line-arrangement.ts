import { RandomStream } from '../../../core/numerics/random-stream.ts';

/** A hidden unit in the plane: active where w₁x + w₂y + b > 0. */
export interface PlaneUnit {
  readonly w: readonly [number, number];
  readonly b: number;
}

type Point = readonly [number, number];

/** Two activation regions that share a piece of the line of unit `unit`; patterns have one character a unit. */
export interface Border {
  readonly unit: number;
  readonly patterns: readonly [string, string];
}

/**
 * Distance below which a point lies on a line, in units of its distance from the origin where that is above 1: far
 * above rounding, far below the gaps between random lines.
 */
const onLine = 1e-12;

function preActivation({ w, b }: PlaneUnit, [x, y]: Point): number {
  return w[0] * x + w[1] * y + b;
}

/** Which units are active at a point, as a string of 0 and 1. */
export function patternAt(units: readonly PlaneUnit[], point: Point): string {
  return units.map((unit) => (preActivation(unit, point) > 0 ? '1' : '0')).join('');
}

/** A point inside each piece into which the other lines cut the line of a unit. */
function piecesOf(units: readonly PlaneUnit[], { w, b }: PlaneUnit): Point[] {
  const square = w[0] ** 2 + w[1] ** 2;
  const along: Point = [-w[1], w[0]];
  const foot: Point = [(-b * w[0]) / square, (-b * w[1]) / square];
  const cuts = units
    .map((other) => {
      const slope = other.w[0] * along[0] + other.w[1] * along[1];
      return Math.abs(slope) < onLine ? NaN : -preActivation(other, foot) / slope;
    })
    .filter((cut) => !Number.isNaN(cut))
    .sort((one, other) => one - other);
  const [first, last] = [cuts[0] ?? 0, cuts.at(-1) ?? 0];
  const middles = cuts.slice(1).map((cut, i) => (cut + cuts[i]!) / 2);
  // As far out again as the outermost cut, where a line that is all but parallel has been left far behind, too.
  const ends = [first - Math.max(1, Math.abs(first)), last + Math.max(1, Math.abs(last))] as const;
  return [ends[0], ...middles, ends[1]].map((t) => [foot[0] + t * along[0], foot[1] + t * along[1]]);
}

/** The regions on the two sides of a line at a point of it: a step across that reaches no other line. */
function sidesAt(units: readonly PlaneUnit[], { w }: PlaneUnit, point: Point): [string, string] {
  const size = Math.hypot(...w);
  const gaps = units
    .map((other) => Math.abs(preActivation(other, point)) / Math.hypot(...other.w))
    .filter((gap) => gap > onLine * Math.max(1, Math.hypot(...point)));
  const step = Math.min(1, ...gaps) / 2;
  return [-step, step].map((shift) =>
    patternAt(units, [point[0] + (shift * w[0]) / size, point[1] + (shift * w[1]) / size]),
  ) as [string, string];
}

/**
 * Every pair of neighbouring activation regions of a two-layer network in the plane, found on the lines of its
 * units. Patterns are evaluated on both sides: that crossing a line changes its own unit and no other is nowhere
 * supposed.
 */
export function bordersOf(units: readonly PlaneUnit[]): Border[] {
  return units.flatMap((unit, index) =>
    piecesOf(units, unit).map((point) => ({ unit: index, patterns: sidesAt(units, unit, point) })),
  );
}

/**
 * A random two-layer network in the plane with 1 to 12 hidden units (2 to 12 with a redundant one), normal weights and
 * biases. `redundant`: the last unit has the line of the first, on the same or the opposite side.
 */
export function randomUnits(stream: RandomStream, redundant: boolean): PlaneUnit[] {
  const count = stream.integer(redundant ? 2 : 1, 12);
  const units = Array.from({ length: count }, (): PlaneUnit => {
    return { w: [stream.normal(), stream.normal()], b: stream.normal() };
  });
  if (!redundant) return units;
  const [{ w, b }] = units as [PlaneUnit, ...PlaneUnit[]];
  // A power of two, so that both lines are one to the last bit.
  const factor = stream.sign() * 2 ** stream.integer(-2, 2);
  return [...units.slice(0, -1), { w: [factor * w[0], factor * w[1]], b: factor * b }];
}
