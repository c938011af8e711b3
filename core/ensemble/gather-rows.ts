import type { Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from './batch-mat-mul.ts';
import type { Engine } from '../engine/engine.ts';

/** Which row of its member's table each sample takes, int32. */
export interface RowChoice {
  /** Rows 0 … `tableRows` − 1, [members, samples]. */
  readonly rows: Tensor2D;
  /** The same among all members' tables laid end to end, [members, samples]. */
  readonly laid: Tensor2D;
  /** Rows of one member's table. */
  readonly tableRows: number;
  /** The rows that samples may take, where not all: the first of them, and how many there are. */
  readonly among?: readonly [first: number, count: number];
}

/** The chosen rows of each member's table [members, tableRows, columns]: [members, samples, columns]. */
export function gatherRows({ tf }: Engine, table: Tensor3D, { rows }: RowChoice): Tensor3D {
  return tf.gather(table, rows, 1, 1);
}

/**
 * The gradient of {@link gatherRows}: what samples add to the row that they took, [members, tableRows, columns] from
 * [members, samples, columns]. By a sum over indices where the engine sums in a fixed order and knows indices of two
 * dimensions; elsewhere, on a GPU above all, by a product with one-hot rows, of those that samples may take.
 */
export function scatterAddRows(
  engine: Engine,
  samples: Tensor3D,
  { rows, laid, tableRows, among: [first, count] = [0, tableRows] }: RowChoice,
): Tensor3D {
  const { tf, traits } = engine;
  const [members, , columns] = samples.shape;
  if (!traits.scatterAdd) {
    const from = first === 0 ? rows : tf.sub(rows, tf.scalar(first, 'int32'));
    const oneHot = tf.oneHot(from, count, 1, 0, 'float32') as Tensor3D;
    const sums = batchMatMul(engine, oneHot, samples, { transposeLeft: true });
    return count === tableRows
      ? sums
      : tf.pad(sums, [
          [0, 0],
          [first, tableRows - first - count],
          [0, 0],
        ]);
  }
  // These two kernels take any prefix of the shape of x, although the type says one dimension.
  const sums = tf.unsortedSegmentSum(samples, laid as unknown as Tensor1D, members * tableRows);
  return tf.reshape(sums, [members, tableRows, columns]);
}
