import type { Scalar, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';

const beta1 = 0.9;
const beta2 = 0.98;
const epsilon = 1e-8;
/** Steps over which the learning rate rises from a tenth to all of it, evenly. */
const warmUpSteps = 10;

/** Share of the learning rate that step `step` takes, counted from 1: 0.1, 0.19, … 1. */
export function warmUp(step: number): number {
  return Math.min(1, 0.1 + (0.9 * (step - 1)) / warmUpSteps);
}

/** Parameters and moments of each member, [members, rows, d]. */
export interface AdamState {
  readonly parameters: Tensor3D;
  /** First moment over 1 − β₁: m̃ ← β₁ m̃ + g. */
  readonly first: Tensor3D;
  /** Second moment over 1 − β₂: ṽ ← β₂ ṽ + g². */
  readonly second: Tensor3D;
}

/** Which step it is, of whom. */
export interface AdamStep {
  /** Counted from 1. */
  readonly step: number;
  /** Learning rate of each member at this step, warm-up included. */
  readonly rates: readonly number[];
  /** λ of the decoupled decay θ ← (1 − ηλ) θ. */
  readonly weightDecay: number;
}

/** What differs from step to step: `move` and `decay` a number a member, `epsilon` one for all. */
export interface AdamFactors<PerMember, One> {
  /** Learning rate, times what the moments lack. */
  readonly move: PerMember;
  /** 1 − ηλ. */
  readonly decay: PerMember;
  /** ε in the units of √ṽ. */
  readonly epsilon: One;
}

/** The numbers of a step: bias correction, and the factors 1 − β that the moments are kept without. */
export function adamFactors({ step, rates, weightDecay }: AdamStep): AdamFactors<readonly number[], number> {
  const deviation = Math.sqrt((1 - beta2) / (1 - beta2 ** step));
  const scale = (1 - beta1) / (1 - beta1 ** step) / deviation;
  return {
    move: rates.map((rate) => rate * scale),
    decay: rates.map((rate) => 1 - rate * weightDecay),
    epsilon: epsilon / deviation,
  };
}

/**
 * One step of AdamW with β = (0.9, 0.98), ε = 10⁻⁸: θ ← (1 − ηλ) θ − η m̂/(√v̂ + ε). The moments are kept without
 * their factors 1 − β, which saves two passes over the parameters; bias correction and those factors are in the
 * numbers of the step. To be called within `tidy`.
 *
 * @param gradient [members, rows, d]
 * @param factors float32, [members, 1, 1] each and a scalar
 */
export function adamStep(
  { tf }: Engine,
  state: AdamState,
  gradient: Tensor3D,
  factors: AdamFactors<Tensor3D, Scalar>,
): AdamState {
  const first = tf.add<Tensor3D>(tf.mul(state.first, beta1), gradient);
  const second = tf.add<Tensor3D>(tf.mul(state.second, beta2), tf.square(gradient));
  const direction = tf.div(first, tf.add(tf.sqrt(second), factors.epsilon));
  const move = tf.mul(direction, factors.move);
  return { parameters: tf.sub<Tensor3D>(tf.mul(state.parameters, factors.decay), move), first, second };
}
