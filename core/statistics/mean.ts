/**
 * Arithmetic mean of n ≥ 1 values, in their unit; NaN of none. Taken about the first value, so that the mean
 * of equal values is that value and not its neighbour: on a margin the last bit would decide a verdict.
 */
export function mean(values: readonly number[]): number {
  const first = values[0] ?? NaN;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}
