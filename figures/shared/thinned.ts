/** Distance of `point` from the segment between `start` and `end`, in any dimension. */
function distanceToSegment(
  point: readonly number[],
  start: readonly number[],
  end: readonly number[],
): number {
  let along = 0;
  let length = 0;
  for (let i = 0; i < point.length; i++) {
    along += (point[i]! - start[i]!) * (end[i]! - start[i]!);
    length += (end[i]! - start[i]!) ** 2;
  }
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, along / length));
  let squares = 0;
  for (let i = 0; i < point.length; i++) {
    squares += (point[i]! - start[i]! - share * (end[i]! - start[i]!)) ** 2;
  }
  return Math.sqrt(squares);
}

/**
 * Positions of the points that a curve needs in order to be drawn within `tolerance` of all of them (Douglas
 * and Peucker's rule), first and last always among them. A trajectory recorded at hundreds of times mostly
 * stands still; drawn whole it would make pictures of megabytes.
 *
 * @param points Coordinates in units of the drawing, so that one tolerance serves every axis.
 */
export function thinned(points: readonly (readonly number[])[], tolerance: number): number[] {
  const kept = new Set<number>(points.length === 0 ? [] : [0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let [farthest, worst] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSegment(points[i]!, points[from]!, points[to]!);
      if (distance > worst) [farthest, worst] = [i, distance];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return [...kept].sort((a, b) => a - b);
}
