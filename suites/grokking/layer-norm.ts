import type { Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { entrywise } from '../../core/ensemble/entrywise.ts';
import { sumOverRows } from '../../core/ensemble/sum-over-rows.ts';

/** Added to the variance. */
const epsilon = 1e-5;

/** A layer norm's output and what its gradient needs of the way there. */
export interface Normed {
  /** ẑ ∘ scale + shift, [members, rows, d]. */
  readonly output: Tensor3D;
  /** ẑ: each row of the input with mean 0 and variance 1. */
  readonly standardised: Tensor3D;
  /** One over the standard deviation of each row, [members, rows, 1]. */
  readonly inverseDeviation: Tensor3D;
}

/**
 * Layer norm over the last dimension.
 *
 * @param x [members, rows, d]
 * @param scale [members, 1, d], and `shift` alike
 * @param mean 1/d, [members, d, 1]: means over rows are products with it
 */
export function layerNorm(
  engine: Engine,
  x: Tensor3D,
  scale: Tensor3D,
  shift: Tensor3D,
  mean: Tensor3D,
): Normed {
  const { tf } = engine;
  const centred = tf.sub<Tensor3D>(x, batchMatMul(engine, x, mean));
  const variance = batchMatMul(engine, tf.square(centred), mean);
  const inverseDeviation = entrywise(engine, 'rsqrt', tf.add<Tensor3D>(variance, epsilon));
  const standardised = tf.mul<Tensor3D>(centred, inverseDeviation);
  return { output: tf.add(tf.mul(standardised, scale), shift), standardised, inverseDeviation };
}

/** Gradients of a layer norm by its input, scale and shift, of their shapes. */
export interface NormGradient {
  readonly input: Tensor3D;
  readonly scale: Tensor3D;
  readonly shift: Tensor3D;
}

/**
 * @param towards gradient by the output, [members, rows, d]
 */
export function layerNormGradient(
  engine: Engine,
  { standardised, inverseDeviation }: Normed,
  scale: Tensor3D,
  towards: Tensor3D,
): NormGradient {
  const { tf } = engine;
  const perEntry = tf.div<Tensor3D>(scale, scale.shape[2]);
  const along = tf.mul<Tensor3D>(towards, standardised);
  // Means over a row of scale ∘ towards, and of that times ẑ.
  const mean = batchMatMul(engine, towards, perEntry, { transposeRight: true });
  const meanAlong = batchMatMul(engine, along, perEntry, { transposeRight: true });
  const centred = tf.sub(tf.mul(towards, scale), mean);
  return {
    input: tf.mul(tf.sub(centred, tf.mul(standardised, meanAlong)), inverseDeviation),
    scale: sumOverRows(engine, along),
    shift: sumOverRows(engine, towards),
  };
}
