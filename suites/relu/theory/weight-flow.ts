import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import { lossGradient } from '../float64-network.ts';
import type { TwoLayer } from '../student-teacher.ts';
import type { UnitProblem } from './unit-problem.ts';

/** State of the integrator: the read-outs, then the hidden weights unit after unit. */
export function weightState({ a, w }: TwoLayer): number[] {
  return [...a, ...w];
}

/** Weights from the integrator's state. */
export function weightsOf(hidden: number, state: readonly number[]): TwoLayer {
  return { a: Float64Array.from(state.slice(0, hidden)), w: Float64Array.from(state.slice(hidden)) };
}

/**
 * Gradient flow of ½ Σ (f(x_j) − y_j)² in the weights, ȧ = −η_a ∂/∂a, ẇ = −η_w ∂/∂w, with the gradient of the float64
 * reference. Which units are active is read off the weights at every call.
 */
export function weightFlow({ data, rates, leak, deltas }: UnitProblem): Derivative {
  const hidden = deltas.length;
  return (state) => {
    const { gradient } = lossGradient(weightsOf(hidden, state), data, leak);
    return [
      ...Array.from(gradient.a, (slope) => -rates.etaA * slope),
      ...Array.from(gradient.w, (slope) => -rates.etaW * slope),
    ];
  };
}

/** δ_k of each unit: η_w a_k² − η_a ‖w_k‖². */
export function relativeScales({ data, rates }: UnitProblem, { a, w }: TwoLayer): number[] {
  const { dimension } = data;
  return Array.from(a, (value, k) => {
    const size = Math.hypot(...w.subarray(k * dimension, (k + 1) * dimension));
    return rates.etaW * value ** 2 - rates.etaA * size ** 2;
  });
}
