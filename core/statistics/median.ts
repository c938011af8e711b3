/**
 * Quantiles of n ≥ 1 values by linear interpolation between order statistics (R's type 7), one for each share from 0 to
 * 1.
 */
export function quantiles(values: readonly number[], shares: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('no values have no quantile');
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => between(sorted, share));
}

/** One of the {@link quantiles}. */
export function quantile(values: readonly number[], share: number): number {
  return quantiles(values, [share])[0]!;
}

function between(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

/** The middle of n ≥ 1 values: the mean of the two middle ones where n is even. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
