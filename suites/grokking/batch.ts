import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { RowChoice } from '../../core/ensemble/gather-rows.ts';
import type { Operands } from './attention.ts';
import type { NetworkContext } from './network-context.ts';

/** A batch of each member by its rows, each int32 [members, rows]. */
export type BatchRows = readonly [
  /** (token, position) pairs of the left operands, 0 … p − 1. */
  left: Tensor2D,
  /** The same of the right operands, p … 2p − 1. */
  right: Tensor2D,
  /** Results, 0 … p − 1. */
  answers: Tensor2D,
];

/** A batch of each member as the network takes it. */
export interface Batch {
  readonly operands: Operands;
  /** One-hot results, float32 [members, rows, p + 2]. */
  readonly labels: Tensor3D;
}

/** To be called within `tidy`. */
export function batchOf(
  { engine, shape, results, begins }: NetworkContext,
  [left, right, answers]: BatchRows,
): Batch {
  const { tf } = engine;
  const { prime } = shape;
  const choice = (rows: Tensor2D, first: number): RowChoice => ({
    rows,
    laid: begins === undefined ? rows : tf.add(rows, begins),
    tableRows: 2 * prime + 2,
    among: [first, prime],
  });
  const labels: unknown = tf.gather(results, answers);
  return { operands: [choice(left, 0), choice(right, prime)], labels: labels as Tensor3D };
}
