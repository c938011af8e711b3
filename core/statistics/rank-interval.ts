import jstat from 'jstat';
import { endError } from './student-interval.ts';

/** How many values may lie beyond an end: the largest k with P(at most k of n tosses are heads) ≤ error; −1 for none. */
function mostBeyond(n: number, error: number): number {
  let k = -1;
  // P(at most k of n) = 1 − I_½(k + 1, n − k), the regularised incomplete beta function.
  while (k + 1 < n / 2 && 1 - jstat.beta.cdf(0.5, k + 2, n - k - 1) <= error) k += 1;
  return k;
}

/**
 * The interval `[low, high]` between two ranks that holds the median of the distribution which n independent values were
 * drawn from, whatever that distribution is (Thompson 1936; the sign test turned round): each end misses it with a
 * chance of at most `error`, exactly known and reached by no assumption of shape.
 *
 * @returns undefined where even the smallest and the largest value are not far enough apart: 95 % takes six values
 */
export function rankInterval(
  values: readonly number[],
  error = endError,
): readonly [number, number] | undefined {
  const n = values.length;
  const k = mostBeyond(n, error);
  if (k < 0) return undefined;
  const sorted = [...values].sort((one, other) => one - other);
  return [sorted[k]!, sorted[n - 1 - k]!];
}
