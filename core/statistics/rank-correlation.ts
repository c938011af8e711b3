/** Positions 1 … n by size; equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/**
 * Spearman's rank correlation of two lists of one length, −1 to 1; NaN where one has all values equal. Not jStat's, which
 * gives 0.9999999999999999 for a common order: on a margin the last bit would decide a verdict.
 */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const middle = (one.length + 1) / 2;
  const x = ranks(one).map((rank) => rank - middle);
  const y = ranks(other).map((rank) => rank - middle);
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}
