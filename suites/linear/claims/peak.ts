/**
 * Where a quantity on an even grid is largest, and how large: the vertex of the parabola through the largest value
 * and its two neighbours, or the end of the grid.
 * @param grid even, rising, three points at least
 * @param values as many
 */
export function peakOf(grid: readonly number[], values: readonly number[]): { at: number; value: number } {
  const index = values.indexOf(Math.max(...values));
  const [before, here, after] = [values[index - 1], values[index]!, values[index + 1]];
  if (before === undefined || after === undefined) return { at: grid[index]!, value: here };
  const shift = (before - after) / (before - 2 * here + after) / 2;
  return {
    at: grid[index]! + shift * (grid[index + 1]! - grid[index]!),
    value: here - ((before - after) * shift) / 4,
  };
}
