import { Matrix } from 'ml-matrix';
import type { LearningRates } from '../single-neuron/weights.ts';

/** Size of a two-layer linear network: d inputs, c outputs, h hidden units. */
export interface Shape {
  readonly inputs: number;
  readonly outputs: number;
  readonly hidden: number;
}

/** Weights of the two-layer linear network f(x) = Aᵀ W x (§4), float64. */
export interface TwoLayerWeights {
  /** A, h × c: row k is the read-out of hidden unit k. */
  readonly a: Matrix;
  /** W, h × d: row k holds the input weights of hidden unit k. */
  readonly w: Matrix;
}

/** State of the integrator: A by rows, then W by rows. */
export function toState({ a, w }: TwoLayerWeights): number[] {
  return [...a.to1DArray(), ...w.to1DArray()];
}

/** Weights from the integrator's state. */
export function toWeights({ inputs, outputs, hidden }: Shape, state: readonly number[]): TwoLayerWeights {
  const split = hidden * outputs;
  return {
    a: Matrix.from1DArray(hidden, outputs, state.slice(0, split)),
    w: Matrix.from1DArray(hidden, inputs, state.slice(split)),
  };
}

/** The function of the network, β = WᵀA, d × c: f(x) = βᵀx. */
export function functionOf({ a, w }: TwoLayerWeights): Matrix {
  return w.transpose().mmul(a);
}

/** Δ = η_w AAᵀ − η_a WWᵀ, h × h, which gradient flow conserves; its diagonal holds the δ_k. */
export function conservedMatrix({ etaA, etaW }: LearningRates, { a, w }: TwoLayerWeights): Matrix {
  return Matrix.sub(Matrix.mul(a.mmul(a.transpose()), etaW), Matrix.mul(w.mmul(w.transpose()), etaA));
}
