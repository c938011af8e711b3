import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { RowChoice } from '../../core/ensemble/gather-rows.ts';
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
  const members = positions.length;
  const rows = positions[0]!.length;
  const { prime } = table;
  const tableRows = 2 * prime + 2;
  // New arrays each time: an engine may read them later than at the call.
  const choice = (rowOf: (position: number) => number): RowChoice => {
    const [own, laid] = [new Int32Array(members * rows), new Int32Array(members * rows)];
    let at = 0;
    for (const [member, chosen] of positions.entries()) {
      for (const position of chosen) {
        own[at] = rowOf(position);
        laid[at] = member * tableRows + own[at]!;
        at++;
      }
    }
    return {
      rows: tf.tensor2d(own, [members, rows], 'int32'),
      laid: tf.tensor2d(laid, [members, rows], 'int32'),
      tableRows,
    };
  };
  const answers = new Int32Array(members * rows);
  for (const [member, chosen] of positions.entries()) {
    answers.set(
      chosen.map((position) => table.result[position]!),
      member * rows,
    );
  }
  return {
    operands: [choice((position) => table.x[position]!), choice((position) => prime + table.y[position]!)],
    labels: tf.gather(results, tf.tensor2d(answers, [members, rows], 'int32')) as unknown as Tensor3D,
  };
}
