import type { PlaneSnapshot } from '../../schemas/relu.d.ts';
import type { Point2 } from './plane.ts';
import type { Point3 } from './projection.ts';

/** A flat piece of the surface of a two-layer ReLU network without biases over a square around the origin. */
export interface Wedge {
  /** The origin, then its two corners on the edge of the square, counter-clockwise. */
  readonly corners: readonly [Point3, Point3, Point3];
  /** Whether an odd number of hidden units is active on it. */
  readonly odd: boolean;
}

/** f(x) = Σ aᵢ max(0, wᵢᵀx) of a recorded network. */
export function heightAt({ a, w }: PlaneSnapshot, [x, y]: Point2): number {
  return a.reduce((sum, value, i) => sum + value * Math.max(0, w[i]![0]! * x + w[i]![1]! * y), 0);
}

/** The point of the edge of the square |x|, |y| ≤ half in a direction. */
function onEdge(angle: number, half: number): Point2 {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const reach = half / Math.max(Math.abs(cosine), Math.abs(sine));
  return [reach * cosine, reach * sine];
}

/** Wedges narrower than this (radians) are not drawn: two units that have one line to within rounding. */
const narrowest = 1e-9;

/**
 * The activation regions of a network in the plane: wedges between the lines wᵢᵀx = 0, on each of which the network
 * is linear, cut at the corners of the square.
 */
export function parityWedges(network: PlaneSnapshot, half: number): Wedge[] {
  const turn = 2 * Math.PI;
  const borders = network.w.flatMap(([x, y]) => [1, 3].map((q) => Math.atan2(y!, x!) + (q * Math.PI) / 2));
  const corners = [1, 3, 5, 7].map((q) => (q * Math.PI) / 4);
  const angles = [...borders, ...corners]
    .map((angle) => ((angle % turn) + turn) % turn)
    .sort((p, q) => p - q);
  const lifted = (angle: number): Point3 => {
    const point = onEdge(angle, half);
    return [...point, heightAt(network, point)];
  };
  return angles.flatMap((from, i): Wedge[] => {
    const to = i + 1 < angles.length ? angles[i + 1]! : angles[0]! + turn;
    if (to - from < narrowest) return [];
    const middle = onEdge((from + to) / 2, half);
    const active = network.w.filter(([x, y]) => x! * middle[0] + y! * middle[1] > 0).length;
    return [{ corners: [[0, 0, 0], lifted(from), lifted(to)], odd: active % 2 === 1 }];
  });
}
