import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { sumOverRows } from '../../core/ensemble/sum-over-rows.ts';
import { kernelSide, layers, poolSide } from './lenet-shape.ts';

/** Sides, in squares of 2 × 2 pixels, of what the second convolution sees, of what it gives, and of its windows. */
const squaresIn = 7;
const squaresOut = 5;
const squaresWindow = 3;
const { units: channels } = layers[0];
const { units: filters, fanIn } = layers[1];
const places = poolSide * poolSide;
/** Squares of an image, and entries of a square. */
export const squareCount = squaresIn * squaresIn;
export const squareSize = places * channels;
/** Windows of an image: one for each pooling window of the second layer. */
export const blockCount = squaresOut * squaresOut;
/** Entries of a window of 3 × 3 squares, which holds the 5 × 5 windows of the four places of its pooling window. */
export const blockSize = squaresWindow * squaresWindow * squareSize;

/** The squares of each window, row-major: 25 · 9. */
const windowSquares = Int32Array.from({ length: blockCount * squaresWindow ** 2 }, (_, i) => {
  const [window, inside] = [Math.floor(i / squaresWindow ** 2), i % squaresWindow ** 2];
  const row = Math.floor(window / squaresOut) + Math.floor(inside / squaresWindow);
  return row * squaresIn + (window % squaresOut) + (inside % squaresWindow);
});

/** Squares [members, images · 49, 24] to windows of 3 × 3 squares [members, images · 25, 216]. */
export function blockWindows({ tf }: Engine, squares: Tensor3D): Tensor3D {
  const [members, rows] = squares.shape;
  const images = (members * rows) / squareCount;
  const grid = tf.reshape<Rank.R3>(squares, [images, squareCount, squareSize]);
  const windows = tf.gather(grid, tf.tensor1d(windowSquares, 'int32'), 1);
  return tf.reshape<Rank.R3>(windows, [members, (rows / squareCount) * blockCount, blockSize]);
}

/** 1 where a window's square is a square of the image: 49 × 25 · 9. */
const membership = (() => {
  const values = new Float32Array(squareCount * windowSquares.length);
  for (const [i, square] of windowSquares.entries()) values[square * windowSquares.length + i] = 1;
  return values;
})();

/**
 * The gradient of {@link blockWindows}, [members, images · 25, 216] to [members, images · 49, 24]: a product with zeros
 * and ones, which engines do faster than padding nine parts and adding them up.
 */
export function sumBlockWindows({ tf }: Engine, windows: Tensor3D): Tensor3D {
  const [members, rows] = windows.shape;
  const columns = windowSquares.length;
  const images = (members * rows) / blockCount;
  const sums = tf.matMul(
    tf.tensor3d(membership, [1, squareCount, columns]),
    tf.reshape<Rank.R3>(windows, [images, columns, squareSize]),
  );
  return tf.reshape<Rank.R3>(sums, [members, (rows / blockCount) * squareCount, squareSize]);
}

/** Where entry (row, column, channel) of a window of 6 × 6 pixels stands in a window of squares. */
function inBlock(row: number, column: number, channel: number): number {
  const square = Math.floor(row / poolSide) * squaresWindow + Math.floor(column / poolSide);
  return (square * places + (row % poolSide) * poolSide + (column % poolSide)) * channels + channel;
}

/**
 * For each place of a pooling window, where its 5 × 5 window stands in the window of squares: 4 × 150, entries in the
 * order kernel row, kernel column, channel.
 */
export const placeEntries: readonly Int32Array[] = Array.from({ length: places }, (_, place) =>
  Int32Array.from({ length: fanIn }, (_unused, entry) => {
    const pixel = Math.floor(entry / channels);
    const row = Math.floor(pixel / kernelSide) + Math.floor(place / poolSide);
    return inBlock(row, (pixel % kernelSide) + (place % poolSide), entry % channels);
  }),
);

/** Where each weight [150, 16] stands in the kernel over squares [216, 4 · 16], place by place: 4 · 2,400. */
const scattered = Int32Array.from(
  placeEntries.flatMap((entries, place) =>
    [...entries].flatMap((entry) =>
      Array.from({ length: filters }, (_, filter) => (entry * places + place) * filters + filter),
    ),
  ),
);

/** For each entry of the kernel over squares the weight that stands there, or 2,400 for none. */
const gathered = (() => {
  const none = fanIn * filters;
  const indices = new Int32Array(blockSize * places * filters).fill(none);
  for (const [i, position] of scattered.entries()) indices[position] = i % none;
  return indices;
})();

/**
 * The convolution's kernel [members, 150, 16] as one over windows of squares, [members, 216, 4 · 16]: its columns are
 * the 16 filters at each of the four places of a pooling window.
 */
export function blockKernel({ tf }: Engine, kernel: Tensor3D): Tensor3D {
  const [members] = kernel.shape;
  const flat = tf.reshape<Rank.R2>(kernel, [members, fanIn * filters]);
  const padded = tf.concat([flat, tf.zeros<Rank.R2>([members, 1])], 1);
  const entries = tf.gather(padded, tf.tensor1d(gathered, 'int32'), 1);
  return tf.reshape<Rank.R3>(entries, [members, blockSize, places * filters]);
}

/** The gradient of {@link blockKernel}: [members, 216, 4 · 16] to [members, 150, 16]. */
export function sumBlockKernel(engine: Engine, gradient: Tensor3D): Tensor3D {
  const { tf } = engine;
  const [members] = gradient.shape;
  const flat = tf.reshape<Rank.R2>(gradient, [members, blockSize * places * filters]);
  const byPlace = tf.gather(flat, tf.tensor1d(scattered, 'int32'), 1);
  const sums = sumOverRows(engine, tf.reshape<Rank.R3>(byPlace, [members, places, fanIn * filters]));
  return tf.reshape<Rank.R3>(sums, [members, fanIn, filters]);
}
