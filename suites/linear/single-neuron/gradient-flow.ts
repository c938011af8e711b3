import { innerProduct } from '../../../core/numerics/inner-product.ts';
import {
  type FlowPrecision,
  type Derivative,
  finePrecision,
  integrateFlow,
} from '../../../core/numerics/integrate-flow.ts';
import type { WhitenedProblem } from './exact-solution.ts';
import type { LearningRates, Weights } from './weights.ts';

/** State of the integrator: a followed by w. */
export function toState({ a, w }: Weights): number[] {
  return [a, ...w];
}

/** Weights from the integrator's state. */
export function toWeights(state: readonly number[]): Weights {
  return { a: state[0]!, w: state.slice(1) };
}

/**
 * Gradient flow of f(x) = a wᵀx as a flow of (a, w): ȧ = η_a wᵀr, ẇ = η_w a r, where r = Xᵀ(y − Xβ) is the
 * negative gradient of the loss in β = a w (§3).
 * @param descent r as a function of β, length d
 */
export function gradientFlow(
  { etaA, etaW }: LearningRates,
  descent: (beta: readonly number[]) => number[],
): Derivative {
  return (state) => {
    const { a, w } = toWeights(state);
    const direction = descent(w.map((value) => a * value));
    return [etaA * innerProduct(w, direction), ...direction.map((value) => etaW * a * value)];
  };
}

/** Gradient flow on whitened input, where r = β* − β. */
export function whitenedFlow(problem: WhitenedProblem): Derivative {
  return gradientFlow(problem, (beta) => problem.betaStar.map((value, i) => value - beta[i]!));
}

/** Gradient flow on a single example (x, y), where r = x (y − xᵀβ). */
export function singleExampleFlow(rates: LearningRates, row: readonly number[], target: number): Derivative {
  return gradientFlow(rates, (beta) => {
    const residual = target - innerProduct(row, beta);
    return row.map((value) => value * residual);
  });
}

/**
 * Integrated gradient flow from the given weights, independent of the closed form.
 * @returns the weights at each time
 * @throws StepsExceeded
 */
export function integrateWeights(
  flow: Derivative,
  start: Weights,
  times: readonly number[],
  precision: FlowPrecision = finePrecision,
): Weights[] {
  return integrateFlow(flow, toState(start), times, precision).map(toWeights);
}
