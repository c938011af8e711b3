import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Step } from '../../core/engine/steps/step.ts';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { hiddenWeightGradient, readOutGradient } from './hidden-gradient.ts';
import { preActivations, type HiddenWeights } from './hidden-weights.ts';
import type { TensorInputs } from './tensor-inputs.ts';

/** Students side by side: read-outs a, members × h × 1, and hidden weights W. */
export type StudentTensors = readonly [Tensor3D, HiddenWeights];

/** What the students of a stack learn, float32. */
export interface StudentTask {
  readonly inputs: TensorInputs;
  /** y, 1 × n, the same for all. */
  readonly labels: Tensor2D;
  /** −2η/n of each student, members × 1 × 1. */
  readonly rates: Tensor3D;
}

/** aᵀ relu(H), members × 1 × n. @param active relu(H), members × h × n */
export function readOut(engine: Engine, a: Tensor3D, active: Tensor3D): Tensor3D {
  const [members, width] = a.shape;
  return batchMatMul(engine, engine.tf.reshape<Rank.R3>(a, [members, 1, width]), active);
}

/**
 * One step of full-batch gradient descent on the mean squared error for each student:
 * a ← a − (2η/n) relu(H) r, W ← W − (2η/n) diag(a) (1[H>0] ∘ 1rᵀ) X, with r = f(X) − y.
 */
export function studentStep(
  engine: Engine,
  { inputs, labels, rates }: StudentTask,
): Step<StudentTensors, readonly []> {
  const { tf } = engine;
  return ([a, w]) => {
    const active = tf.relu(preActivations(engine, w, inputs.columns));
    const residual = tf.sub<Tensor3D>(readOut(engine, a, active), labels);
    const layer = { readOuts: a, residuals: tf.mul<Tensor3D>(residual, rates), active };
    const towardsA = readOutGradient(engine, layer);
    const towardsW = hiddenWeightGradient(engine, layer, inputs);
    return { state: [tf.add<Tensor3D>(a, towardsA), tf.add<Tensor3D>(w, towardsW)] };
  };
}
