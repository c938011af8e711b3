import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { entrywise } from '../../core/ensemble/entrywise.ts';
import { batchOf } from './batch.ts';
import type { ModularTable } from './modular-table.ts';
import type { NetworkContext } from './network-context.ts';
import { forward } from './network-gradient.ts';
import { uploadRows } from './upload-rows.ts';
import { weightsByName } from './weights-by-name.ts';

/** Mean cross-entropy in nats, and share of right answers. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

/** Pairs a member that are scored at once: no more than a step has, so that scoring needs no more memory. */
const scoredAtOnce = 512;

/** Sums over each member's pairs of loss and of right answers, [2, members]. */
function sums(
  on: NetworkContext,
  table: ModularTable,
  parameters: Tensor3D,
  sets: readonly Int32Array[],
): Tensor2D {
  const { engine } = on;
  const { tf } = engine;
  const { operands, labels } = batchOf(on, uploadRows(engine, table, sets));
  const { logits } = forward(on, weightsByName(engine, on.shape, parameters), on.taus, operands);
  const belowBest = tf.sub<Tensor3D>(logits, tf.max(logits, 2, true));
  const answer = tf.sum<Tensor2D>(tf.mul(belowBest, labels), 2);
  const powers = tf.sum<Tensor2D>(entrywise(engine, 'exp', belowBest), 2);
  const losses = tf.sub<Tensor2D>(entrywise(engine, 'log', powers), answer);
  const right = tf.sub<Tensor2D>(1, tf.step(tf.neg(answer)));
  return tf.stack([tf.sum(losses, 1), tf.sum(right, 1)]) as Tensor2D;
}

/**
 * Loss and accuracy of each member on its set.
 *
 * @param parameters float32, [members, rows, d]
 * @param sets positions in the table, equally many for each member
 */
export async function scores(
  on: NetworkContext,
  table: ModularTable,
  parameters: Tensor3D,
  sets: readonly Int32Array[],
): Promise<Score[]> {
  const { tf } = on.engine;
  const size = sets[0]!.length;
  const totals = sets.map(() => ({ loss: 0, right: 0 }));
  for (let start = 0; start < size; start += scoredAtOnce) {
    const part = sets.map((set) => set.subarray(start, start + scoredAtOnce));
    const summed = tf.tidy(() => sums(on, table, parameters, part));
    const values = await summed.data();
    summed.dispose();
    for (const [i, total] of totals.entries()) {
      total.loss += values[i]!;
      total.right += values[sets.length + i]!;
    }
  }
  return totals.map(({ loss, right }) => ({ loss: loss / size, accuracy: right / size }));
}
