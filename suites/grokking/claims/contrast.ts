import type { Reading } from '../../../core/judge/declared-claim.ts';
import { timeOf, type Run, type TimeName } from './runs.ts';

/**
 * Σ weight · log₁₀ steps of several runs. A censored run's steps are known from below only. Where that leaves the sum on
 * the safe side, it is taken with the steps that the run was given: the claim then holds for the true sum if it
 * does for this one. Elsewhere there is no value.
 *
 * @param direction side of the margin on which the claim wants the sum
 */
export function contrast(
  runs: readonly Run[],
  weights: readonly number[],
  time: TimeName,
  direction: 'above' | 'below',
): Reading {
  let sum = 0;
  for (const [i, run] of runs.entries()) {
    const { steps, censored } = timeOf(run, time);
    const weight = weights[i]!;
    const safe = direction === 'above' ? weight >= 0 : weight <= 0;
    if (censored && !safe) {
      const { alpha, maxSteps } = run.parameters;
      return { unusable: `α = ${alpha} did not arrive within ${maxSteps} steps, which bounds nothing` };
    }
    sum += weight * Math.log10(steps);
  }
  return sum;
}

/** Weights with which a sum over values is the slope of the least-squares line over `x`. */
export function slopeWeights(x: readonly number[]): number[] {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const squares = x.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return x.map((value) => (value - mean) / squares);
}
