import jstat from 'jstat';
import { mean, squaresAbout } from './mean.ts';

/**
 * Two-sided p-value of Student's t-test with one pooled variance: whether two samples come from one distribution. Where that
 * is asked their variances are one too; Welch's test, which estimates each, takes a few values that happen to lie close
 * together for proof (five of five from the upper of two kinds, say).
 *
 * @param one at least two values, as `other`; fewer have no p-value and give 1
 */
export function pooledStudent(one: readonly number[], other: readonly number[]): number {
  if (one.length < 2 || other.length < 2) return 1;
  const freedom = one.length + other.length - 2;
  const variance =
    ((squaresAbout(one) + squaresAbout(other)) / freedom) * (1 / one.length + 1 / other.length);
  const difference = mean(one) - mean(other);
  if (variance === 0) return difference === 0 ? 1 : 0;
  // jStat's distribution is a little above one half at zero.
  return Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(difference) / Math.sqrt(variance), freedom));
}
