import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { foldedMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { reluGradient } from '../../core/ensemble/relu-gradient.ts';
import { blockCount, placeEntries, sumBlockWindows } from './block-windows.ts';
import { squaresToColumns, toColumns, type Windows } from './first-layer.ts';
import type { Activations } from './forward.ts';
import { pooledPixels, windowSize } from './image-windows.ts';
import { classes, layers } from './lenet-shape.ts';
import type { StackParameters } from './parameters.ts';
import { unpool, type Places } from './pooling.ts';

/** A layer's part of the neural tangent kernel of n images, before anything is summed over pairs of images. */
type Factor =
  /** A fully connected layer: what entered it, n × d, and f by its sums, 10 × n × m. Its part is (hhᵀ + 1) ∘ ggᵀ. */
  | { readonly kind: 'dense'; readonly entering: Tensor2D; readonly gradient: Tensor3D }
  /** A convolution, whose gradients of single images are small: f by weights and biases, n × 10 × p. */
  | { readonly kind: 'gradients'; readonly gradient: Tensor3D };

/**
 * The parts by layer of the tangent kernel of one network, by one backward pass in which the ten outputs are what
 * members are in training. To be called within `tidy`.
 *
 * @param parameters of a stack of one
 * @param active what {@link forward} made of the windows
 */
export function kernelFactors(
  engine: Engine,
  parameters: StackParameters,
  windows: Windows,
  active: Activations,
): Factor[] {
  const { tf } = engine;
  const images = active.dense[0].shape[1];
  const { factors, behind } = denseFactors(engine, parameters, active);

  const pooled2 = tf.reshape<Rank.R3>(behind, [classes, images * blockCount, layers[1].units]);
  const conv2 = unpool(engine, pooled2, repeated(engine, active.excess2, 0));
  const kernel = tf.reshape<Rank.R2>(active.kernel, active.kernel.shape.slice(1) as [number, number]);
  const blocks = foldedMatMul(engine, tf.concat<Tensor3D>([...conv2], 2), tf.transpose(kernel));
  const squares = reluGradient(
    engine,
    sumBlockWindows(engine, blocks),
    tf.tile(active.squares, [classes, 1, 1]),
  );
  const pooled1 = squaresToColumns(engine, squares);
  const [ba, dc, last] = active.excess1;
  const excess1 = [toColumns(engine, ba), toColumns(engine, dc), toColumns(engine, last)] as const;
  const conv1 = unpool(engine, pooled1, repeated(engine, excess1, 1));
  return [
    { kind: 'gradients', gradient: conv1Gradients(engine, windows, conv1, pooled1) },
    { kind: 'gradients', gradient: conv2Gradients(engine, active, conv2, pooled2) },
    ...factors,
  ];
}

/** As many copies as outputs, along an axis. */
function repeated<T extends Tensor2D | Tensor3D>(
  { tf }: Engine,
  [a, b, c]: readonly [T, T, T],
  axis: number,
): readonly [T, T, T] {
  const times = a.shape.map((_, i) => (i === axis ? classes : 1));
  return [tf.tile<T>(a, times), tf.tile<T>(b, times), tf.tile<T>(c, times)];
}

function denseFactors(
  engine: Engine,
  parameters: StackParameters,
  { dense }: Activations,
): { factors: Factor[]; behind: Tensor3D } {
  const { tf } = engine;
  const images = dense[0].shape[1];
  const factors: Factor[] = [];
  const outputs = tf.reshape<Rank.R3>(tf.eye(classes), [classes, 1, classes]);
  let behind = tf.tile(outputs, [1, images, 1]);
  for (let i = 2; i >= 0; i--) {
    const entering = dense[i]!;
    const [, rows, columns] = entering.shape;
    factors.unshift({ kind: 'dense', entering: tf.reshape(entering, [rows, columns]), gradient: behind });
    const [, fanIn, units] = parameters[i + 2]!.weights.shape;
    const weights = tf.reshape<Rank.R2>(parameters[i + 2]!.weights, [fanIn, units]);
    const ahead = foldedMatMul(engine, behind, tf.transpose(weights));
    behind = reluGradient(engine, ahead, tf.tile(entering, [classes, 1, 1]));
  }
  return { factors, behind };
}

/** f by the first layer's weights and biases, n × 10 × 156. */
function conv1Gradients(
  { tf }: Engine,
  windows: Windows,
  places: Places<Tensor2D>,
  pooled: Tensor2D,
): Tensor3D {
  const images = pooled.shape[0] / pooledPixels;
  const byImage = (tensor: Tensor2D): Tensor3D => tf.reshape<Rank.R3>(tensor, [images, pooledPixels, -1]);
  const weights = windows
    .map((seen, place) => tf.matMul<Tensor3D>(byImage(seen), byImage(places[place]!), true))
    .reduce((sum, part) => tf.add(sum, part));
  const biases = tf.sum<Tensor3D>(byImage(pooled), 1, true);
  return byOutput(tf, tf.concat([weights, biases], 1), windowSize + 1, layers[0].units);
}

/** f by the second layer's weights and biases, n × 10 × 2,416. */
function conv2Gradients(
  { tf }: Engine,
  { blocks }: Activations,
  places: Places<Tensor3D>,
  pooled: Tensor3D,
): Tensor3D {
  const { units, fanIn } = layers[1];
  const images = pooled.shape[1] / blockCount;
  const byImage = (tensor: Tensor3D): Tensor3D =>
    tf.reshape<Rank.R3>(tf.transpose(tensor, [1, 0, 2]), [images, blockCount, classes * units]);
  const seen = tf.reshape<Rank.R3>(blocks, [images, blockCount, blocks.shape[2]]);
  const weights = places
    .map((gradient, place) =>
      tf.matMul<Tensor3D>(
        tf.gather(seen, tf.tensor1d(placeEntries[place]!, 'int32'), 2),
        byImage(gradient),
        true,
      ),
    )
    .reduce((sum, part) => tf.add(sum, part));
  const biases = tf.sum<Tensor3D>(byImage(pooled), 1, true);
  return byOutput(tf, tf.concat([weights, biases], 1), fanIn + 1, units);
}

/** n × rows × 10 · units to n × 10 × rows · units. */
function byOutput(tf: Engine['tf'], gradients: Tensor3D, rows: number, units: number): Tensor3D {
  const split = tf.reshape<Rank.R4>(gradients, [-1, rows, classes, units]);
  return tf.reshape<Rank.R3>(tf.transpose(split, [0, 2, 1, 3]), [-1, classes, rows * units]);
}

/**
 * The tangent kernel traced over outputs, K_ij = Σ_o ∇f_o(x_i) · ∇f_o(x_j): n × n. No gradient of a whole network is
 * ever written down: a fully connected layer's part is a product entry by entry of two small kernels.
 */
export function tracedKernel({ tf }: Engine, factors: readonly Factor[]): Tensor2D {
  const gram = (rows: Tensor2D): Tensor2D => tf.matMul(rows, rows, false, true);
  const parts = factors.map((factor): Tensor2D => {
    if (factor.kind === 'gradients') {
      const { gradient } = factor;
      return gram(tf.reshape<Rank.R2>(gradient, [gradient.shape[0], -1]));
    }
    const [, images] = factor.gradient.shape;
    const gradients = tf.reshape<Rank.R2>(tf.transpose(factor.gradient, [1, 0, 2]), [images, -1]);
    return tf.mul(tf.add(gram(factor.entering), 1), gram(gradients));
  });
  return parts.reduce((sum, part) => tf.add(sum, part));
}

/**
 * The whole tangent kernel of the first few images, 10 count × 10 count: entry (10 i + o, 10 j + p) is
 * ∇f_o(x_i) · ∇f_p(x_j).
 */
export function fullKernel({ tf }: Engine, factors: readonly Factor[], count: number): Tensor2D {
  const gram = (rows: Tensor2D): Tensor2D => tf.matMul(rows, rows, false, true);
  const flattened = (gradients: Tensor3D): Tensor2D => {
    const size = gradients.shape[2];
    return tf.reshape<Rank.R2>(tf.slice(gradients, 0, count), [count * classes, size]);
  };
  const parts = factors.map((factor): Tensor2D => {
    if (factor.kind === 'gradients') return gram(flattened(factor.gradient));
    const inputs = tf.add(gram(tf.slice(factor.entering, 0, count)), 1);
    const spread = tf.tile(tf.reshape<Rank.R4>(inputs, [count, 1, count, 1]), [1, classes, 1, classes]);
    const gradients = gram(flattened(tf.transpose(factor.gradient, [1, 0, 2])));
    return tf.mul(tf.reshape<Rank.R2>(spread, gradients.shape), gradients);
  });
  return parts.reduce((sum, part) => tf.add(sum, part));
}
