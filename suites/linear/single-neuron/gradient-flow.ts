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
 * @param descend writes r, of length d, to entries 1 to d of `r`; `state` is (a, w). Plain loops on one array:
 *   the integrator spends its time here.
 */
function gradientFlow(
  { etaA, etaW }: LearningRates,
  descend: (state: readonly number[], r: number[]) => void,
): Derivative {
  return (state) => {
    const rates = new Array<number>(state.length).fill(0);
    descend(state, rates);
    let pull = 0;
    for (let i = 1; i < state.length; i++) {
      pull += state[i]! * rates[i]!;
      rates[i]! *= etaW * state[0]!;
    }
    rates[0] = etaA * pull;
    return rates;
  };
}

/** Gradient flow on whitened input, where r = β* − β. */
export function whitenedFlow(problem: WhitenedProblem): Derivative {
  const { betaStar } = problem;
  return gradientFlow(problem, (state, r) => {
    for (let i = 1; i < state.length; i++) r[i] = betaStar[i - 1]! - state[0]! * state[i]!;
  });
}

/** Gradient flow on a single example (x, y), where r = x (y − xᵀβ). */
export function singleExampleFlow(rates: LearningRates, row: readonly number[], target: number): Derivative {
  return gradientFlow(rates, (state, r) => {
    let residual = target;
    for (let i = 1; i < state.length; i++) residual -= row[i - 1]! * state[0]! * state[i]!;
    for (let i = 1; i < state.length; i++) r[i] = row[i - 1]! * residual;
  });
}

/**
 * Integrated gradient flow from the given weights, independent of the closed form.
 * @returns the weights at each time
 * @throws StepsExceeded, FlowDiverged
 */
export function integrateWeights(
  flow: Derivative,
  start: Weights,
  times: readonly number[],
  precision: FlowPrecision = finePrecision,
): Weights[] {
  return integrateFlow(flow, toState(start), times, precision).map(toWeights);
}
