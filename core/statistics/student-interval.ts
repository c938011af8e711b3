import jstat from 'jstat';
import { mean, squaresAbout } from './mean.ts';

/** Two-sided confidence of every interval that a verdict rests on. */
export const confidence = 0.95;

/** What an interval may miss by at each of its ends: half of what {@link confidence} leaves. */
export const endError = (1 - confidence) / 2;

/**
 * Student's interval `[low, high]` for the mean of n ≥ 2 independent values, in their unit: mean ± t s/√n with t the
 * 1 − error quantile for n − 1 degrees of freedom and s the sample standard deviation. Equal values give an interval of
 * no width. Its ends are not finite where the squares of the values overflow. The quantile comes from jStat and is right
 * to 3e-8 of its size (checked against SciPy).
 *
 * @param error what each end may miss by; by default that of 95 %
 * @throws RangeError for fewer than two values, whose spread is unknown.
 */
export function studentInterval(values: readonly number[], error = endError): readonly [number, number] {
  const n = values.length;
  if (n < 2) throw new RangeError(`an interval needs at least 2 values, not ${n}`);
  const centre = mean(values);
  const squares = squaresAbout(values);
  const t = jstat.studentt.inv(1 - error, n - 1);
  const halfWidth = t * Math.sqrt(squares / (n - 1) / n);
  return [centre - halfWidth, centre + halfWidth];
}
