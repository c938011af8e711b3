import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { memberProduct } from '../../core/engine/ensemble-product.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { rectifierGradient } from '../../core/engine/rectifier-gradient.ts';
import { blockCount, squareCount, squareSize, sumBlockKernel, sumBlockWindows } from './block-windows.ts';
import type { Activations, Windows } from './forward.ts';
import { pooledPixels } from './image-windows.ts';
import { layers, poolSide } from './lenet-shape.ts';
import type { StackLayer, StackParameters } from './parameters.ts';
import { unpool } from './pooling.ts';

const channels = layers[0].units;
const filters = layers[1].units;
const left = { transposeLeft: true };
const right = { transposeRight: true };

/**
 * The gradient of a loss by every parameter, in the parameters' form. To be called within `tidy`.
 *
 * @param windows what the first layer saw
 * @param error loss by outputs, members × images × 10
 */
export function backward(
  engine: Engine,
  parameters: StackParameters,
  windows: Windows,
  active: Activations,
  error: Tensor3D,
): StackParameters {
  const { tf } = engine;
  const [members, images] = error.shape;
  const { gradients, behind } = backwardDense(engine, parameters, active, error);

  const pooled2 = tf.reshape<Rank.R3>(behind, [members, images * blockCount, filters]);
  const conv2 = tf.concat<Tensor3D>([...unpool(engine, pooled2, active.excess2)], 2);
  const kernel = sumBlockKernel(engine, memberProduct(engine, active.blocks, conv2, left));

  const blocks = memberProduct(engine, conv2, active.kernel, right);
  const squares = rectifierGradient(engine, sumBlockWindows(engine, blocks), active.squares);
  const pooled1 = squaresToColumns(engine, squares);
  const parts = unpool(engine, pooled1, active.excess1).map((gradient, place) =>
    tf.matMul<Tensor2D>(windows[place]!, gradient, true),
  );
  const bySquare = tf.reshape<Rank.R3>(rowSum(engine, squares), [members, poolSide * poolSide, channels]);
  const columns = parts.reduce((sum, part) => tf.add<Tensor2D>(sum, part));
  return [
    {
      weights: tf.transpose(tf.reshape<Rank.R3>(columns, [-1, members, channels]), [1, 0, 2]),
      biases: tf.sum<Tensor3D>(bySquare, 1, true),
    },
    { weights: kernel, biases: rowSum(engine, pooled2) },
    ...gradients,
  ];
}

/**
 * Sums over rows, [members, rows, columns] to [members, 1, columns], with the same bits however many members there are:
 * TensorFlow's own sum adds in an order that depends on that, while WebAssembly's products with a single row do.
 */
function rowSum(engine: Engine, rows: Tensor3D): Tensor3D {
  const { tf, name } = engine;
  if (name !== 'tensorflow' && name !== 'cuda') return tf.sum<Tensor3D>(rows, 1, true);
  return memberProduct(engine, tf.ones<Rank.R3>([1, 1, rows.shape[1]]), rows);
}

/** Through the fully connected layers: their gradients, and that by the first one's input, members × images × 400. */
function backwardDense(
  engine: Engine,
  parameters: StackParameters,
  { dense }: Activations,
  error: Tensor3D,
): { gradients: StackLayer[]; behind: Tensor3D } {
  const gradients: StackLayer[] = [];
  let behind = error;
  for (let i = 2; i >= 0; i--) {
    const entering = dense[i]!;
    gradients.unshift({
      weights: memberProduct(engine, entering, behind, left),
      biases: rowSum(engine, behind),
    });
    const ahead = memberProduct(engine, behind, parameters[i + 2]!.weights, right);
    behind = rectifierGradient(engine, ahead, entering);
  }
  return { gradients, behind };
}

/** Squares [members, images · 49, 24] to the first layer's pooled columns [images · 196, members · 6]. */
export function squaresToColumns({ tf }: Engine, squares: Tensor3D): Tensor2D {
  const [members, rows] = squares.shape;
  const pixels = (rows * squareSize) / channels;
  const byPixel = tf.transpose(tf.reshape<Rank.R3>(squares, [members, pixels, channels]), [1, 0, 2]);
  return tf.reshape<Rank.R2>(byPixel, [(rows / squareCount) * pooledPixels, members * channels]);
}
