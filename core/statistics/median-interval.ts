import { rankInterval } from './rank-interval.ts';
import { endError, studentInterval } from './student-interval.ts';

/**
 * Up to so many values Student's interval stands for one of the median. docs/statistics.md simulates both: of the median
 * Student's misses by at most 5 % an end with three values and 2.8 % with eight, the more skewed the distribution the more;
 * beyond, its error grows with the number of values, since mean and median part. Ranks reach 95 % with six values, but
 * with seven or eight no value may lie beyond, which costs up to a third of the power.
 */
export const mostForStudent = 8;

/** How an interval came about. */
export type MedianMethod = 'student' | 'ranks';

/** Which interval so many values get. */
export function medianMethod(n: number): MedianMethod {
  return n <= mostForStudent ? 'student' : 'ranks';
}

/**
 * Interval `[low, high]` for the median of the distribution that n ≥ 2 independent values were drawn from: what a typical
 * seed gives. Exact between ranks from nine values on, Student's below.
 *
 * @param error what each end may miss by; by default that of 95 %
 * @returns undefined for one value, and where `error` is too small for so few values
 */
export function medianInterval(
  values: readonly number[],
  error = endError,
): readonly [number, number] | undefined {
  if (values.length < 2) return undefined;
  return medianMethod(values.length) === 'student'
    ? studentInterval(values, error)
    : rankInterval(values, error);
}
