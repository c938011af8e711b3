import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { batchMatMul, broadcastOperand, foldedMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import type { TensorInputs } from './tensor-inputs.ts';

/**
 * Hidden weights of a stack. members × h × d, so that the two large products of a step are each one wide 2-D product of
 * all students' units, without transposes; or members × d × h where a unit's bits would then depend on its place, so that
 * each student has its own products.
 */
export type HiddenWeights = Tensor3D;

/** @param weights W of each student, h × d row-major */
export function uploadHiddenWeights(
  engine: Engine,
  weights: readonly Float64Array[],
  [width, dimension]: readonly [number, number],
): HiddenWeights {
  const { tf } = engine;
  const values = Float32Array.from(weights.flatMap((each) => [...each]));
  return tf.tidy(() => inForm(engine, tf.tensor3d(values, [weights.length, width, dimension])));
}

/** W of all students, h × d row-major each. */
export async function downloadHiddenWeights(engine: Engine, weights: HiddenWeights): Promise<Float32Array> {
  const rows = engine.tf.tidy(() => engine.tf.clone(inForm(engine, weights)));
  const values = (await rows.data()) as Float32Array;
  rows.dispose();
  return values;
}

/** H = W Xᵀ, members × h × n. */
export function preActivations(engine: Engine, weights: HiddenWeights, columns: Tensor2D): Tensor3D {
  if (engine.traits.batchInvariant) return foldedMatMul(engine, weights, columns);
  return batchMatMul(engine, weights, broadcastOperand(engine, columns), { transposeLeft: true });
}

/** G X in the form of the weights, of the gradient G by H, members × h × n. */
export function throughInputs(engine: Engine, gradient: Tensor3D, inputs: TensorInputs): HiddenWeights {
  if (engine.traits.batchInvariant) return foldedMatMul(engine, gradient, inputs.rows);
  return batchMatMul(engine, broadcastOperand(engine, inputs.columns), gradient, { transposeRight: true });
}

/** Each unit's weights times a factor of its own, members × h × 1. */
export function timesUnits(engine: Engine, factors: Tensor3D, weights: HiddenWeights): HiddenWeights {
  const { tf } = engine;
  const [members, width] = factors.shape;
  return tf.mul(engine.traits.batchInvariant ? factors : tf.reshape(factors, [members, 1, width]), weights);
}

/** From members × h × d to the engine's form, and back. */
function inForm(engine: Engine, weights: Tensor3D): Tensor3D {
  return !engine.traits.batchInvariant ? engine.tf.transpose(weights, [0, 2, 1]) : weights;
}
