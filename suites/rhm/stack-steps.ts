import type { StepValues } from '../../core/engine/steps/step.ts';
import type { BatchSource } from './batches.ts';

/** A step of a stack: the change of its velocities to another learning rate, or a batch of each of its networks. */
export type StackStep =
  | { readonly factor: number }
  | {
      /** By network, each with as many strings. */
      readonly sources: readonly BatchSource[];
      /** −η/(width · rows). */
      readonly towardsOutputs: number;
    };

/** Which variant of the step takes each, by their positions in {@link NetworkStack}. */
export const stepKinds = { rescaling: 0, wholeBatch: 1, lastBatch: 2 } as const;

/** How many strings of a batch a step has, 0 where it has none. */
export function rowsOf(step: StackStep): number {
  return 'sources' in step ? step.sources[0]!.positions.length : 0;
}

/**
 * What steps are given (`network-step.ts`), one after another; zeros where they do not use it.
 *
 * @param length symbols of a string
 */
export function stackValues(
  steps: readonly StackStep[],
  { members, batch, length }: { readonly members: number; readonly batch: number; readonly length: number },
): { readonly values: readonly StepValues[]; readonly kinds: readonly number[] } {
  const symbols = new Int32Array(steps.length * members * batch * length);
  const classes = new Int32Array(steps.length * members * batch);
  const towardsOutputs = new Float32Array(steps.length);
  const factors = new Float32Array(steps.length).fill(1);
  for (const [i, step] of steps.entries()) {
    if (!('sources' in step)) {
      factors[i] = step.factor;
      continue;
    }
    towardsOutputs[i] = step.towardsOutputs;
    for (const [member, { strings, positions }] of step.sources.entries()) {
      const first = (i * members + member) * batch;
      for (const [row, position] of positions.entries()) {
        const string = strings.symbols.subarray(position * length, (position + 1) * length);
        symbols.set(string, (first + row) * length);
        classes[first + row] = strings.labels[position]!;
      }
    }
  }
  const kinds = steps.map((step) => {
    if (!('sources' in step)) return stepKinds.rescaling;
    return rowsOf(step) === batch ? stepKinds.wholeBatch : stepKinds.lastBatch;
  });
  return { values: [symbols, classes, towardsOutputs, factors], kinds };
}
