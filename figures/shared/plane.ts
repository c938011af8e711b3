/** A point or vector of the plane. */
export type Point2 = readonly [number, number];

/** Axis ranges of equal length that hold all points with `margin` (a share of the length) around them. */
export function squareAround(
  points: readonly Point2[],
  margin: number,
): { x: [number, number]; y: [number, number] } {
  const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [x, y] = [range(points.map((point) => point[0])), range(points.map((point) => point[1]))];
  const half = (0.5 + margin) * Math.max(x[1] - x[0], y[1] - y[0]);
  const around = ([from, to]: [number, number]): [number, number] => [
    (from + to) / 2 - half,
    (from + to) / 2 + half,
  ];
  return { x: around(x), y: around(y) };
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
