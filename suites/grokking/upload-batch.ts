import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Operands } from './attention.ts';
import type { ModularTable } from './modular-table.ts';

/** Pairs of each member on the engine. */
export interface Batch {
  readonly operands: Operands;
  /** One-hot results, [members, rows, p + 2]. */
  readonly labels: Tensor3D;
}

/**
 * Uploads pairs of each member, given by their positions in the table, equally many each. To be called within `tidy`.
 *
 * @param results one-hot results, [p, p + 2]
 */
export function uploadBatch(
  { tf }: Engine,
  table: ModularTable,
  results: Tensor2D,
  positions: readonly Int32Array[],
): Batch {
  const rows = positions[0]!.length;
  const { prime } = table;
  // New arrays each time: an engine may read them later than at the call.
  const [x, y, leftPair, rightPair, result] = Array.from(
    { length: 5 },
    () => new Int32Array(positions.length * rows),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  let at = 0;
  for (const [member, chosen] of positions.entries()) {
    const firstPair = member * (2 * prime + 2);
    for (const position of chosen) {
      x[at] = table.x[position]!;
      y[at] = table.y[position]!;
      leftPair[at] = firstPair + x[at]!;
      rightPair[at] = firstPair + prime + y[at]!;
      result[at] = table.result[position]!;
      at++;
    }
  }
  const labels = tf.gather(results, tf.tensor1d(result, 'int32'));
  return {
    operands: {
      rows,
      tokens: [tf.tensor1d(x, 'int32'), tf.tensor1d(y, 'int32')],
      pairs: [tf.tensor1d(leftPair, 'int32'), tf.tensor1d(rightPair, 'int32')],
    },
    labels: tf.reshape(labels, [positions.length, rows, prime + 2]),
  };
}
