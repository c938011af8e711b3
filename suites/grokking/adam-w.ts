import type { Tensor3D } from '@tensorflow/tfjs-core';
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

export interface AdamStep {
  /** Counted from 1. */
  readonly step: number;
  /** Learning rate of each member at this step, warm-up included. */
  readonly rates: readonly number[];
  /** λ of the decoupled decay θ ← (1 − ηλ) θ. */
  readonly weightDecay: number;
}

/** One number a member, [members, 1, 1], or a plain number where there is one member. */
function perMember({ tf }: Engine, values: readonly number[]): Tensor3D | number {
  return values.length === 1 ? values[0]! : tf.tensor3d([...values], [values.length, 1, 1]);
}

/**
 * One step of AdamW with β = (0.9, 0.98), ε = 10⁻⁸: θ ← (1 − ηλ) θ − η m̂/(√v̂ + ε). The moments are kept without
 * their factors 1 − β, which saves two passes over the parameters; bias correction and those factors are in the
 * numbers of the step. The gradient is not kept. To be called within `tidy`.
 */
export function adamStep(
  engine: Engine,
  state: AdamState,
  gradient: Tensor3D,
  { step, rates, weightDecay }: AdamStep,
): AdamState {
  const { tf } = engine;
  const deviation = Math.sqrt((1 - beta2) / (1 - beta2 ** step));
  const scale = (1 - beta1) / (1 - beta1 ** step) / deviation;
  const first = tf.add<Tensor3D>(tf.mul(state.first, beta1), gradient);
  const second = tf.add<Tensor3D>(tf.mul(state.second, beta2), tf.square(gradient));
  const direction = tf.div(first, tf.add(tf.sqrt(second), epsilon / deviation));
  const move = tf.mul(
    direction,
    perMember(
      engine,
      rates.map((rate) => rate * scale),
    ),
  );
  const decay = perMember(
    engine,
    rates.map((rate) => 1 - rate * weightDecay),
  );
  return { parameters: tf.sub<Tensor3D>(tf.mul(state.parameters, decay), move), first, second };
}
