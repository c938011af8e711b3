import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { entrywise } from '../../core/ensemble/entrywise.ts';
import { batchOf, type BatchRows } from './batch.ts';
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
export const scoredAtOnce = 512;

/**
 * Scores parts of `scoredAtOnce` pairs in a loop: `parts` by part and member, positions in the table.
 *
 * @returns `scoreSums` of each part, one after another
 */
export type ScoringLoop = (parts: readonly (readonly Int32Array[])[]) => Promise<Float32Array>;

/** Sums over each member's pairs of loss and of right answers, [2, members]. To be called within `tidy`. */
export function scoreSums(on: NetworkContext, parameters: Tensor3D, rows: BatchRows): Tensor2D {
  const { engine } = on;
  const { tf } = engine;
  const { operands, labels } = batchOf(on, rows);
  const { logits } = forward(on, weightsByName(engine, on.shape, parameters), on.taus, operands);
  const belowBest = tf.sub<Tensor3D>(logits, tf.max(logits, 2, true));
  const answer = tf.sum<Tensor2D>(tf.mul(belowBest, labels), 2);
  const powers = tf.sum<Tensor2D>(entrywise(engine, 'exp', belowBest), 2);
  const losses = tf.sub<Tensor2D>(entrywise(engine, 'log', powers), answer);
  const right = tf.sub<Tensor2D>(1, tf.step(tf.neg(answer)));
  return tf.stack([tf.sum(losses, 1), tf.sum(right, 1)]) as Tensor2D;
}

/** The sets cut into parts of `scoredAtOnce` pairs and a last, smaller one. */
function partsOf(sets: readonly Int32Array[]): Int32Array[][] {
  const starts = Array.from(
    { length: Math.ceil(sets[0]!.length / scoredAtOnce) },
    (_, i) => i * scoredAtOnce,
  );
  return starts.map((start) => sets.map((set) => set.subarray(start, start + scoredAtOnce)));
}

/**
 * Loss and accuracy of each member on its set.
 *
 * @param parameters float32, [members, rows, d]
 * @param sets positions in the table, equally many for each member
 * @param loop scores whole parts, with the same bits; else each is scored by itself
 */
export async function scores(
  on: NetworkContext,
  table: ModularTable,
  parameters: Tensor3D,
  sets: readonly Int32Array[],
  loop?: ScoringLoop,
): Promise<Score[]> {
  const { tf } = on.engine;
  const size = sets[0]!.length;
  const totals = sets.map(() => ({ loss: 0, right: 0 }));
  const add = (values: ArrayLike<number>): void => {
    for (const [i, total] of totals.entries()) {
      total.loss += values[i]!;
      total.right += values[sets.length + i]!;
    }
  };
  const parts = partsOf(sets);
  const whole = loop === undefined ? 0 : Math.floor(size / scoredAtOnce);
  if (loop !== undefined && whole > 0) {
    const sums = await loop(parts.slice(0, whole));
    for (let part = 0; part < whole; part++) add(sums.subarray(2 * sets.length * part));
  }
  for (const part of parts.slice(whole)) {
    const summed = tf.tidy(() => scoreSums(on, parameters, uploadRows(on.engine, table, part)));
    add(await summed.data());
    summed.dispose();
  }
  return totals.map(({ loss, right }) => ({ loss: loss / size, accuracy: right / size }));
}
