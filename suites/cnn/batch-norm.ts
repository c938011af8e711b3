import type { Rank, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { sumOverMatrixRows } from '../../core/ensemble/sum-over-matrix-rows.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { reluGradient } from '../../core/ensemble/relu-gradient.ts';

/** ε of PyTorch's batch normalisation, added to the variance. */
export const epsilon = 1e-5;

/** Mean and variance (divided by n) of each channel. */
// A type and not an interface: only a type may be what a tidy returns.
export type ChannelMoments = { readonly mean: Tensor1D; readonly variance: Tensor1D };

/**
 * relu(γ (x − mean)/√(variance + ε) + β) with the moments of the batch, NHWC, differentiable in x, γ and β. The gradient
 * is written out, in few passes over the activations.
 *
 * @param moments receives the batch's moments, to be used within the surrounding tidy
 */
export function normaliseAndRectify(
  engine: Engine,
  x: Tensor4D,
  gamma: Tensor1D,
  beta: Tensor1D,
  moments: (found: ChannelMoments) => void,
): Tensor4D {
  const { tf } = engine;
  const channels = x.shape[3];
  const rows = x.size / channels;
  const operation = tf.customGrad((...given) => {
    const save = given.pop() as (tensors: Tensor[]) => void;
    const [input, scale, shift] = given as [Tensor4D, Tensor1D, Tensor1D];
    const flat = tf.reshape<Rank.R2>(input, [rows, channels]);
    const mean = tf.div<Tensor1D>(sumOverMatrixRows(engine, flat), rows);
    const squares = tf.div<Tensor1D>(sumOverMatrixRows(engine, tf.square<Tensor2D>(flat)), rows);
    // Rounding may bring the variance of a constant below zero.
    const variance = tf.relu(tf.sub<Tensor1D>(squares, tf.square(mean)));
    moments({ mean, variance });
    const inverse = tf.rsqrt(tf.add<Tensor1D>(variance, epsilon));
    const factor = tf.mul<Tensor1D>(scale, inverse);
    const offset = tf.sub<Tensor1D>(shift, tf.mul(mean, factor));
    const value = tf.relu(tf.add<Tensor4D>(tf.mul(input, factor), offset));
    save([flat, value, mean, inverse, factor]);
    return { value, gradFunc: (dy, saved) => gradients(engine, dy as Tensor4D, saved) };
  });
  return operation(x, gamma, beta) as Tensor4D;
}

/** Gradients with respect to x, γ and β, from what the forward pass saved. */
function gradients(engine: Engine, dy: Tensor4D, saved: readonly Tensor[]): Tensor[] {
  const { tf } = engine;
  const [x, y, mean, inverse, factor] = saved as [Tensor2D, Tensor4D, Tensor1D, Tensor1D, Tensor1D];
  const [rows] = x.shape;
  const behind = tf.reshape<Rank.R2>(reluGradient(engine, dy, y), x.shape);
  const betaGradient = sumOverMatrixRows(engine, behind);
  const products = sumOverMatrixRows(engine, tf.mul<Tensor2D>(behind, x));
  const gammaGradient = tf.mul<Tensor1D>(tf.sub(products, tf.mul(mean, betaGradient)), inverse);
  // dx = factor · (behind − mean of behind − x̂ · mean of behind x̂), sorted by what multiplies behind, x and nothing.
  const ofX = tf.div<Tensor1D>(tf.mul(tf.mul(factor, inverse), gammaGradient), -rows);
  const constant = tf.neg(tf.add(tf.div(tf.mul(factor, betaGradient), rows), tf.mul(ofX, mean)));
  const dx = tf.add(tf.add(tf.mul(behind, factor), tf.mul(x, ofX)), constant);
  return [tf.reshape(dx, y.shape), gammaGradient, betaGradient];
}

/** The same map with given moments, for testing. */
export function normaliseWith(
  { tf }: Engine,
  x: Tensor4D,
  gamma: Tensor1D,
  beta: Tensor1D,
  { mean, variance }: ChannelMoments,
): Tensor4D {
  const factor = tf.mul<Tensor1D>(gamma, tf.rsqrt(tf.add(variance, epsilon)));
  const offset = tf.sub<Tensor1D>(beta, tf.mul(mean, factor));
  return tf.relu(tf.add<Tensor4D>(tf.mul(x, factor), offset));
}
