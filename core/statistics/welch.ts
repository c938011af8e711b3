import jstat from 'jstat';
import { mean } from './mean.ts';

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/**
 * Two-sided p-value of Welch's t-test: whether two samples have one mean, whatever their variances (Welch 1947, degrees
 * of freedom by Satterthwaite).
 *
 * @param one at least two values, as `other`; fewer have no p-value and give 1
 */
export function welch(one: readonly number[], other: readonly number[]): number {
  if (one.length < 2 || other.length < 2) return 1;
  const [u, v] = [variance(one) / one.length, variance(other) / other.length];
  const difference = mean(one) - mean(other);
  if (u + v === 0) return difference === 0 ? 1 : 0;
  const freedom = (u + v) ** 2 / (u ** 2 / (one.length - 1) + v ** 2 / (other.length - 1));
  // jStat's distribution is a little above one half at zero.
  return Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(difference) / Math.sqrt(u + v), freedom));
}
