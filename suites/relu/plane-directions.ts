import type { TwoLayer } from './student-teacher.ts';

/** Hidden weights w_i of a network in the plane, unit by unit. */
export function planeRows({ w }: TwoLayer): [number, number][] {
  return Array.from({ length: w.length / 2 }, (_, i) => [w[i * 2]!, w[i * 2 + 1]!]);
}

/** Mean over hidden units of the angle between their directions in two states of a network in the plane, in radians. */
export function meanTurn(one: TwoLayer, other: TwoLayer): number {
  const others = planeRows(other);
  const angles = planeRows(one).map(([x, y], k) => {
    const [u, v] = others[k]!;
    return Math.abs(Math.atan2(x * v - y * u, x * u + y * v));
  });
  return angles.reduce((sum, angle) => sum + angle, 0) / angles.length;
}
