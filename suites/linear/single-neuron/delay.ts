import { integrateUntil } from '../../../core/numerics/integrate-flow.ts';
import { type WhitenedProblem, exactSolution } from './exact-solution.ts';
import { toState, toWeights, whitenedFlow } from './gradient-flow.ts';
import { alignment } from './path.ts';
import type { Weights } from './weights.ts';

/**
 * First time at which the closed form's alignment reaches `phi`, located to the last bits by doubling and
 * bisection. The alignment falls at most once and then rises for good (a changes its sign at most once), so a
 * level above the start's is crossed once.
 * @param phi above the alignment at the start, and reached: the start lies in the basin of a > 0
 * @param longest time after which the search ends with +∞
 */
export function timeToAlignment(
  problem: WhitenedProblem,
  start: Weights,
  phi: number,
  longest: number,
): number {
  const weights = exactSolution(problem, start);
  const reached = (time: number) => alignment(problem.betaStar, weights(time)) >= phi;
  let after = 1;
  while (!reached(after)) {
    after *= 2;
    if (after > longest) return Infinity;
  }
  let before = 0;
  for (let middle = after / 2; middle > before && middle < after; middle = (before + after) / 2) {
    if (reached(middle)) after = middle;
    else before = middle;
  }
  return after;
}

/**
 * The same time from the integrated flow.
 * @throws StepsExceeded, FlowDiverged
 */
export function integratedTimeToAlignment(
  problem: WhitenedProblem,
  start: Weights,
  phi: number,
  longest: number,
): number {
  const arrival = integrateUntil(
    whitenedFlow(problem),
    toState(start),
    (state) => alignment(problem.betaStar, toWeights(state)) - phi,
    longest,
  );
  return arrival.arrived ? arrival.time : Infinity;
}
