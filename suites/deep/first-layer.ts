import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul, broadcastOperand } from '../../core/ensemble/batch-mat-mul.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { squareSize } from './block-windows.ts';
import { layers } from './lenet-shape.ts';
import type { Places } from './pooling.ts';

/**
 * Values of the first layer's units. Members see the same windows, so that their filters can be the columns of one wide
 * product, images · 196 × members · 6; where a column's bits would then depend on its place they are the rows of each
 * member's own, members × 6 × images · 196, which is as fast there.
 */
export type FirstLayer = Tensor2D | Tensor3D;

/** The windows of a batch by place of the pooling window, images · 196 × 25 each; see `imageWindows`. */
export type Windows = Places<Tensor2D>;

const channels = layers[0].units;

/**
 * The first layer by place, without bias.
 *
 * @param weights members × 25 × 6
 */
export function firstLayer(engine: Engine, weights: Tensor3D, [a, b, c, d]: Windows): Places<FirstLayer> {
  const { tf } = engine;
  if (!engine.traits.batchInvariant) {
    const rows = (seen: Tensor2D): Tensor3D =>
      batchMatMul(engine, weights, broadcastOperand(engine, seen), {
        transposeLeft: true,
        transposeRight: true,
      });
    return [rows(a), rows(b), rows(c), rows(d)];
  }
  const [members, fanIn] = weights.shape;
  const filters = tf.reshape<Rank.R2>(tf.transpose(weights, [1, 0, 2]), [fanIn, members * channels]);
  const columns = (seen: Tensor2D): Tensor2D => tf.matMul<Tensor2D>(seen, filters);
  return [columns(a), columns(b), columns(c), columns(d)];
}

/** The gradient by the weights, members × 25 × 6, of that by the values at each place. */
export function firstGradient(
  engine: Engine,
  windows: Windows,
  values: Places<FirstLayer>,
  members: number,
): Tensor3D {
  const { tf } = engine;
  const sum = values
    .map((gradient, place): FirstLayer => {
      const seen = windows[place]!;
      if (gradient.rank === 2) return tf.matMul<Tensor2D>(seen, gradient, true);
      const flags = { transposeLeft: true, transposeRight: true };
      return batchMatMul(engine, broadcastOperand(engine, seen), gradient as Tensor3D, flags);
    })
    .reduce((total, part) => tf.add<FirstLayer>(total, part));
  if (sum.rank === 3) return sum as Tensor3D;
  return tf.transpose(tf.reshape<Rank.R3>(sum, [-1, members, channels]), [1, 0, 2]);
}

/** Biases, members × 1 × 6, so that they can be added to the values. */
export function firstBiases(engine: Engine, biases: Tensor3D): FirstLayer {
  const { tf } = engine;
  const members = biases.shape[0];
  return !engine.traits.batchInvariant
    ? tf.reshape<Rank.R3>(biases, [members, channels, 1])
    : tf.reshape<Rank.R2>(biases, [1, members * channels]);
}

/** Pooled values by squares of 2 × 2 pixels, members × images · 49 × 24. */
export function toSquares({ tf }: Engine, values: FirstLayer, members: number): Tensor3D {
  const pixels =
    values.rank === 3
      ? tf.transpose(values as Tensor3D, [0, 2, 1])
      : tf.transpose(tf.reshape<Rank.R3>(values, [-1, members, channels]), [1, 0, 2]);
  return tf.reshape<Rank.R3>(pixels, [members, -1, squareSize]);
}

/** The reverse of {@link toSquares}, in the engine's form. */
export function fromSquares(engine: Engine, squares: Tensor3D): FirstLayer {
  if (engine.traits.batchInvariant) return squaresToColumns(engine, squares);
  return engine.tf.transpose(byPixel(engine, squares), [0, 2, 1]);
}

/** Squares [members, images · 49, 24] as columns [images · 196, members · 6], on every engine. */
export function squaresToColumns(engine: Engine, squares: Tensor3D): Tensor2D {
  const { tf } = engine;
  const values = tf.transpose(byPixel(engine, squares), [1, 0, 2]);
  return tf.reshape<Rank.R2>(values, [values.shape[0], squares.shape[0] * channels]);
}

/** The values as columns [images · 196, members · 6], on every engine. */
export function toColumns({ tf }: Engine, values: FirstLayer): Tensor2D {
  if (values.rank === 2) return values as Tensor2D;
  const [members, , pixels] = values.shape as [number, number, number];
  return tf.reshape<Rank.R2>(tf.transpose(values as Tensor3D, [2, 0, 1]), [pixels, members * channels]);
}

/** Squares [members, images · 49, 24] by pixel, members × images · 196 × 6. */
function byPixel({ tf }: Engine, squares: Tensor3D): Tensor3D {
  const [members, rows] = squares.shape;
  return tf.reshape<Rank.R3>(squares, [members, (rows * squareSize) / channels, channels]);
}
