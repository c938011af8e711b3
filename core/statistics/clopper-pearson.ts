import jstat from 'jstat';
import { endError } from './student-interval.ts';

/**
 * Clopper and Pearson's exact interval `[low, high]` ⊂ [0, 1] for a share, from k successes in n ≥ 1 independent trials:
 * each end leaves `error` of the binomial outside. It covers at least 1 − 2 error whatever the true share, also at k = 0
 * (low = 0) and k = n (high = 1), where the normal approximation has no width.
 *
 * @param error what each end may miss by; by default that of 95 %
 * @throws RangeError unless 0 ≤ k ≤ n are whole numbers and n ≥ 1.
 */
export function clopperPearson(
  successes: number,
  trials: number,
  error = endError,
): readonly [number, number] {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || trials < 1) {
    throw new RangeError(`${successes} of ${trials} is no count of successes in trials`);
  }
  if (successes < 0 || successes > trials) {
    throw new RangeError(`${successes} successes in ${trials} trials cannot be`);
  }
  const failures = trials - successes;
  return [
    successes === 0 ? 0 : jstat.beta.inv(error, successes, failures + 1),
    failures === 0 ? 1 : jstat.beta.inv(1 - error, successes + 1, failures),
  ];
}
