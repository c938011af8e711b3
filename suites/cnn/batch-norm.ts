import type { NamedTensorMap, Rank, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { sumOverMatrixRows } from '../../core/ensemble/sum-over-matrix-rows.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { reluGradient } from '../../core/ensemble/relu-gradient.ts';

/** ε of PyTorch's batch normalisation, added to the variance. */
export const epsilon = 1e-5;

/** Mean and variance (divided by n) of each channel. */
// A type and not an interface: only a type may be what a tidy returns.
export type ChannelMoments = { readonly mean: Tensor1D; readonly variance: Tensor1D };

/** A layer's normalisation. */
export interface Normalisation {
  /** γ, nowhere negative; see `increasing.ts`. */
  readonly gamma: Tensor1D;
  /** β. */
  readonly beta: Tensor1D;
  /** Side of the squares whose maximum goes on; 1 for every pixel. */
  readonly pooling: number;
}

/**
 * The maximum over squares of relu(γ (x − mean)/√(variance + ε) + β) with the moments of the batch, NHWC, differentiable
 * in x, γ and β. With γ ≥ 0 normalisation and ReLU increase with x, so that the maximum of x is taken first: what follows
 * passes over a quarter of the entries. The gradient is written out, in few passes over the activations.
 *
 * @param moments receives the batch's moments, to be used within the surrounding tidy
 */
export function normaliseAndRectify(
  engine: Engine,
  x: Tensor4D,
  { gamma, beta, pooling }: Normalisation,
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
    const largest = pooled(engine, input, pooling);
    const value = tf.relu(tf.add<Tensor4D>(tf.mul(largest, factor), offset));
    save([input, largest, value, mean, inverse, factor]);
    return { value, gradFunc: (dy, saved) => gradients(engine, dy as Tensor4D, saved, pooling) };
  });
  return operation(x, gamma, beta) as Tensor4D;
}

/** Gradients with respect to x, γ and β, from what the forward pass saved. */
function gradients(engine: Engine, dy: Tensor4D, saved: readonly Tensor[], pooling: number): Tensor[] {
  const { tf } = engine;
  const [x, largest, y, mean, inverse, factor] = saved as [
    ...[Tensor4D, Tensor4D, Tensor4D],
    ...[Tensor1D, Tensor1D, Tensor1D],
  ];
  const channels = x.shape[3];
  const matrix = (images: Tensor4D): Tensor2D => tf.reshape<Rank.R2>(images, [-1, channels]);
  const rows = x.size / channels;
  const behind = reluGradient(engine, dy, y);
  const betaGradient = sumOverMatrixRows(engine, matrix(behind));
  const products = sumOverMatrixRows(engine, matrix(tf.mul<Tensor4D>(behind, largest)));
  const gammaGradient = tf.mul<Tensor1D>(tf.sub(products, tf.mul(mean, betaGradient)), inverse);
  // dx = factor · (behind − mean of behind − x̂ · mean of behind x̂), sorted by what multiplies behind, x and nothing.
  const ofX = tf.div<Tensor1D>(tf.mul(tf.mul(factor, inverse), gammaGradient), -rows);
  const constant = tf.neg(tf.add(tf.div(tf.mul(factor, betaGradient), rows), tf.mul(ofX, mean)));
  const ofBehind = unpooled(engine, tf.mul<Tensor4D>(behind, factor), { x, largest, pooling });
  const dx = tf.add(tf.add(ofBehind, tf.mul(x, ofX)), constant);
  return [dx, gammaGradient, betaGradient];
}

/** Maximum over squares beside each other. */
function pooled({ tf }: Engine, x: Tensor4D, pooling: number): Tensor4D {
  return pooling === 1 ? x : tf.maxPool(x, pooling, pooling, 'valid');
}

/** The gradient of {@link pooled}: at the place that the maximum came from. */
function unpooled(
  { tf }: Engine,
  dy: Tensor4D,
  { x, largest, pooling }: { readonly x: Tensor4D; readonly largest: Tensor4D; readonly pooling: number },
): Tensor4D {
  if (pooling === 1) return dy;
  const inputs: unknown = { dy, input: x, output: largest };
  const attributes = { filterSize: pooling, strides: pooling, pad: 'valid' };
  return tf.engine().runKernel('MaxPoolGrad', inputs as NamedTensorMap, attributes);
}

/** The same map with given moments, for testing. */
export function normaliseWith(
  engine: Engine,
  x: Tensor4D,
  { gamma, beta, pooling }: Normalisation,
  { mean, variance }: ChannelMoments,
): Tensor4D {
  const { tf } = engine;
  const factor = tf.mul<Tensor1D>(gamma, tf.rsqrt(tf.add(variance, epsilon)));
  const offset = tf.sub<Tensor1D>(beta, tf.mul(mean, factor));
  return tf.relu(tf.add<Tensor4D>(tf.mul(pooled(engine, x, pooling), factor), offset));
}
