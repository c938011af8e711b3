/**
 * Arithmetic mean of n ≥ 1 values, in their unit; NaN of none. Taken about the first value, so that the mean
 * of equal values is that value and not its neighbour: on a margin the last bit would decide a verdict.
 */
export function mean(values: readonly number[]): number {
  const first = values[0] ?? NaN;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** Root mean square of what n ≥ 1 values differ from their {@link mean} by, in their unit: of all there are, not a sample. */
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

/** Sum of the squares of what values differ from their {@link mean} by, in the square of their unit. */
export function squaresAbout(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

/** Standard deviation of n ≥ 2 values as a sample, squares over n − 1, in their unit. */
export function sampleDeviation(values: readonly number[]): number {
  return Math.sqrt(squaresAbout(values) / (values.length - 1));
}
