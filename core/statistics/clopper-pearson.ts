import jstat from 'jstat';
import { confidence } from './student-interval.ts';

/**
 * Clopper and Pearson's exact 95 % interval `[low, high]` ⊂ [0, 1] for a share, from k successes in n ≥ 1
 * independent trials: each end leaves 2.5 % of the binomial outside. It covers at least 95 % whatever the true
 * share, also at k = 0 (low = 0) and k = n (high = 1), where the normal approximation has no width.
 *
 * @throws RangeError unless 0 ≤ k ≤ n are whole numbers and n ≥ 1.
 */
export function clopperPearson(successes: number, trials: number): readonly [number, number] {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || trials < 1) {
    throw new RangeError(`${successes} of ${trials} is no count of successes in trials`);
  }
  if (successes < 0 || successes > trials) {
    throw new RangeError(`${successes} successes in ${trials} trials cannot be`);
  }
  const tail = (1 - confidence) / 2;
  const failures = trials - successes;
  return [
    successes === 0 ? 0 : jstat.beta.inv(tail, successes, failures + 1),
    failures === 0 ? 1 : jstat.beta.inv(1 - tail, successes + 1, failures),
  ];
}
