import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import { memberProduct } from '../../core/engine/ensemble-product.ts';
import type { Engine } from '../../core/engine/engine.ts';

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

/** Means over the last dimension, [members, rows, 1]. */
function rowMeans({ tf }: Engine, x: Tensor3D): Tensor3D {
  return tf.mean<Tensor3D>(x, 2, true);
}

/**
 * Layer norm over the last dimension.
 *
 * @param x [members, rows, d]
 * @param scale [members, 1, d], and `shift` alike
 */
export function layerNorm(engine: Engine, x: Tensor3D, scale: Tensor3D, shift: Tensor3D): Normed {
  const { tf } = engine;
  const centred = tf.sub<Tensor3D>(x, rowMeans(engine, x));
  const variance = rowMeans(engine, tf.square(centred));
  const inverseDeviation = tf.rsqrt(tf.add<Tensor3D>(variance, epsilon));
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
 * @param ones [members, 1, rows]: sums over rows are products with it
 */
export function layerNormGradient(
  engine: Engine,
  normed: Normed,
  scale: Tensor3D,
  towards: Tensor3D,
  ones: Tensor3D,
): NormGradient {
  const { tf } = engine;
  const { standardised, inverseDeviation } = normed;
  const [members, , d] = scale.shape;
  const perEntry = tf.reshape<Rank.R3>(tf.div(scale, d), [members, d, 1]);
  const along = tf.mul<Tensor3D>(towards, standardised);
  // Means over a row of scale ∘ towards, and of that times ẑ.
  const mean = memberProduct(engine, towards, perEntry);
  const meanAlong = memberProduct(engine, along, perEntry);
  const centred = tf.sub(tf.mul(towards, scale), mean);
  return {
    input: tf.mul(tf.sub(centred, tf.mul(standardised, meanAlong)), inverseDeviation),
    scale: memberProduct(engine, ones, along),
    shift: memberProduct(engine, ones, towards),
  };
}
