import type { StepValues } from '../../core/engine/steps/step.ts';
import type { BatchSource } from './batches.ts';

/**
 * A step of a stack: the change of its velocities to another learning rate, or a batch of each of its networks, each with
 * as many strings.
 */
export interface StackStep {
  /** By network; none where the velocities change. */
  readonly sources: readonly BatchSource[];
  /** See {@link StepInputs}. */
  readonly scale: number;
}

/** Which variant of the step takes each. */
export const stepKinds = { rescaling: 0, wholeBatch: 1, lastBatch: 2 } as const;

/** How many strings of a batch a step has, 0 where it has none. */
export function rowsOf({ sources }: StackStep): number {
  return sources[0]?.positions.length ?? 0;
}

interface Sizes {
  readonly members: number;
  readonly batch: number;
  /** Symbols of a string. */
  readonly length: number;
}

/** What steps are given (`network-step.ts`), one after another, zeros where there is no string; and their kinds. */
export function stackValues(
  steps: readonly StackStep[],
  sizes: Sizes,
): { readonly values: readonly StepValues[]; readonly kinds: readonly number[] } {
  const { members, batch, length } = sizes;
  const symbols = new Int32Array(steps.length * members * batch * length);
  const classes = new Int32Array(steps.length * members * batch);
  for (const [i, { sources }] of steps.entries()) {
    for (const [member, source] of sources.entries()) {
      const first = (i * members + member) * batch;
      writeBatch(source, symbols.subarray(first * length), classes.subarray(first));
    }
  }
  const kinds = steps.map((step) => {
    if (step.sources.length === 0) return stepKinds.rescaling;
    return rowsOf(step) === batch ? stepKinds.wholeBatch : stepKinds.lastBatch;
  });
  return { values: [symbols, classes, Float32Array.from(steps, ({ scale }) => scale)], kinds };
}

function writeBatch({ strings, positions }: BatchSource, symbols: Int32Array, classes: Int32Array): void {
  const { length, symbols: all, labels } = strings;
  // Without a view of each string, which would cost more than the copy.
  for (let row = 0, to = 0; row < positions.length; row++) {
    const position = positions[row]!;
    classes[row] = labels[position]!;
    for (let from = position * length; from < (position + 1) * length; from++) symbols[to++] = all[from]!;
  }
}
