import type { StepValues } from '../../core/engine/steps/step.ts';
import { adamFactors, warmUp } from './adam-w.ts';
import type { Batches } from './batch-order.ts';
import type { ModularTable } from './modular-table.ts';
import { RowArrays } from './row-arrays.ts';

/** One member as far as steps differ by it. */
export interface SteppedMember {
  readonly learningRate: number;
  readonly batches: Batches;
}

/** Steps to take: what each is given of its own, and how large its batches are. */
export interface StepPlan {
  /** By `StepInputs`, one row for each step. */
  readonly values: readonly StepValues[];
  /** Place of each step's size in `Batches.sizes`. */
  readonly kinds: Int32Array;
}

/**
 * Draws the batches of coming steps and works out AdamW's numbers for them.
 *
 * @param from the first step, counted from 1
 */
export function planSteps(
  table: ModularTable,
  members: readonly SteppedMember[],
  weightDecay: number,
  { from, count }: { readonly from: number; readonly count: number },
): StepPlan {
  const { sizes } = members[0]!.batches;
  const largest = sizes[0]!;
  const rows = new RowArrays(table, count * members.length * largest);
  const kinds = new Int32Array(count);
  const [move, decay] = [new Float32Array(count * members.length), new Float32Array(count * members.length)];
  const epsilon = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const step = from + i;
    const rates = members.map(({ learningRate }) => learningRate * warmUp(step));
    const factors = adamFactors({ step, rates, weightDecay });
    move.set(factors.move, i * members.length);
    decay.set(factors.decay, i * members.length);
    epsilon[i] = factors.epsilon;
    for (const [member, { batches }] of members.entries()) {
      const batch = batches.next();
      kinds[i] = sizes.indexOf(batch.length);
      rows.fill(batch, (i * members.length + member) * largest);
    }
  }
  return { values: [rows.left, rows.right, rows.answers, move, decay, epsilon], kinds };
}

/**
 * Lays out parts of sets for steps of one kind that only look at networks: they move none, so AdamW's numbers are 0.
 *
 * @param width pairs for which a step has room, at least as many as a part has
 * @param kind which variant these steps are
 * @param parts by part and member, positions in the table
 */
export function planScoring(
  table: ModularTable,
  width: number,
  kind: number,
  parts: readonly (readonly Int32Array[])[],
): StepPlan {
  const members = parts[0]!.length;
  const count = parts.length;
  const rows = new RowArrays(table, count * members * width);
  for (const [i, positions] of parts.flat().entries()) rows.fill(positions, i * width);
  const none = (each: number): Float32Array => new Float32Array(count * each);
  return {
    values: [rows.left, rows.right, rows.answers, none(members), none(members), none(1)],
    kinds: new Int32Array(count).fill(kind),
  };
}
