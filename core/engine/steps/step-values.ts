import type { Tensor } from '@tensorflow/tfjs-core';
import { Fail } from '../../fail.ts';
import type { Engine } from '../engine.ts';
import type { PerStep, StepValues } from './step.ts';

/** What the steps of one call are given. */
export interface GivenSteps {
  readonly count: number;
  readonly perStep: readonly PerStep[];
  readonly values: readonly StepValues[];
  /** Which variant each step is. */
  readonly kinds: Int32Array;
}

function sizeOf({ shape }: PerStep): number {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * Checks what a call gives.
 *
 * @throws Fail (exit 2) where it does not fit the steps
 */
export function givenSteps(
  name: string,
  { variants, perStep }: { readonly variants: number; readonly perStep: readonly PerStep[] },
  count: number,
  values: readonly StepValues[],
  kinds: ArrayLike<number> | undefined,
): GivenSteps {
  const refuse = (found: string, expected: string): void => {
    const next = 'Give one row of each value, and a kind, for every step.';
    throw new Fail({ where: `steps of "${name}"`, found, expected, next });
  };
  if (!Number.isInteger(count) || count < 1) refuse(`${count} steps`, 'a whole number of at least one');
  if (values.length !== perStep.length) refuse(`${values.length} values`, `${perStep.length}`);
  for (const [index, each] of perStep.entries()) {
    const given = values[index]!;
    const type = given instanceof Float32Array ? 'float32' : 'int32';
    if (type !== each.dtype) refuse(`${type} as value ${index}`, each.dtype);
    const wanted = count * sizeOf(each);
    if (given.length !== wanted) refuse(`${given.length} numbers as value ${index}`, `${wanted}`);
  }
  if (kinds === undefined && variants > 1) refuse('no kinds', `one of ${variants} for each step`);
  const chosen = kinds === undefined ? new Int32Array(count) : Int32Array.from(kinds);
  if (chosen.length !== count) refuse(`${chosen.length} kinds`, `${count}`);
  const wrong = chosen.find((kind) => kind < 0 || kind >= variants);
  if (wrong !== undefined) refuse(`kind ${wrong}`, `one from 0 to ${variants - 1}`);
  return { count, perStep, values, kinds: chosen };
}

/** The values of one step, for it alone; uploaded from their array, since to cut a row from a tensor costs more. */
export function rowTensors({ tf }: Engine, { perStep, values }: GivenSteps, step: number): Tensor[] {
  return perStep.map(({ shape, dtype }, index) => {
    const size = sizeOf(perStep[index]!);
    // A copy: some backends keep what they are given, and its owner may write to it.
    return tf.tensor(values[index]!.slice(step * size, (step + 1) * size), [...shape], dtype);
  });
}

/** Some of the steps, one after another. */
export function selectedSteps({ perStep, values, kinds }: GivenSteps, steps: readonly number[]): GivenSteps {
  return {
    count: steps.length,
    perStep,
    values: values.map((all, index) => {
      const size = sizeOf(perStep[index]!);
      const chosen =
        all instanceof Float32Array
          ? new Float32Array(steps.length * size)
          : new Int32Array(steps.length * size);
      steps.forEach((step, i) => chosen.set(all.subarray(step * size, (step + 1) * size), i * size));
      return chosen;
    }),
    kinds: Int32Array.from(steps, (step) => kinds[step]!),
  };
}

/** Steps in a row, their values as tensors [count, …]. */
export function blockTensors(
  { tf }: Engine,
  { perStep, values }: GivenSteps,
  from: number,
  count: number,
): Tensor[] {
  return perStep.map(({ shape, dtype }, index) => {
    const size = sizeOf(perStep[index]!);
    return tf.tensor(values[index]!.subarray(from * size, (from + count) * size), [count, ...shape], dtype);
  });
}
