/** A point or vector of the plane. */
export type Point2 = readonly [number, number];

/**
 * A window of the given width that holds all points with `margin` (a share of their extent) around them, at one
 * scale on both axes. Its height follows, between half the width and the whole.
 */
export function windowAround(
  points: readonly Point2[],
  margin: number,
  width: number,
): { width: number; height: number; x: [number, number]; y: [number, number] } {
  const range = (values: number[]) => {
    const [from, to] = [Math.min(...values), Math.max(...values)];
    return { middle: (from + to) / 2, extent: to - from };
  };
  const [x, y] = [range(points.map((point) => point[0])), range(points.map((point) => point[1]))];
  const widest = Math.max(x.extent, y.extent) * (1 + 2 * margin);
  const height = Math.round(Math.min(1, Math.max(0.5, (y.extent / x.extent) * 1.1)) * width);
  const around = ({ middle }: typeof x, length: number): [number, number] => [
    middle - length / 2,
    middle + length / 2,
  ];
  return { width, height, x: around(x, widest), y: around(y, (widest * height) / width) };
}

/** The foot of the perpendicular from a point onto the line rowᵀβ = target: where δ = +∞ ends. */
export function orthogonalEnd(point: Point2, row: Point2, target: number): Point2 {
  const step = (target - row[0] * point[0] - row[1] * point[1]) / (row[0] ** 2 + row[1] ** 2);
  return [point[0] + step * row[0], point[1] + step * row[1]];
}

/** Where the line through the origin and a point meets rowᵀβ = target: where δ = −∞ ends. Not finite if parallel. */
export function radialEnd(point: Point2, row: Point2, target: number): Point2 {
  const factor = target / (row[0] * point[0] + row[1] * point[1]);
  return [factor * point[0], factor * point[1]];
}
