import { Fail } from '../../fail.ts';
import type { StepResult, Tensors } from './step.ts';

/** Tensors as a message names them: `float32 [2, 50] and int32 []`. */
export function described(
  tensors: readonly { readonly dtype: string; readonly shape: readonly number[] }[],
): string {
  if (tensors.length === 0) return 'nothing';
  return tensors.map(({ dtype, shape }) => `${dtype} [${shape.join(', ')}]`).join(' and ');
}

/**
 * Whether what a step gives can be the state of the next, and be collected.
 *
 * @param collected what the step's other variants collect, where that is known
 * @throws Fail (exit 2) where it cannot
 */
export function checkResult(name: string, state: Tensors, result: StepResult, collected?: Tensors): void {
  const refuse = (what: string, given: Tensors, wanted: Tensors): void => {
    const [found, expected] = [described(given), described(wanted)];
    if (found === expected) return;
    throw new Fail({
      where: `the step "${name}"`,
      found: `${what} of ${found}`,
      expected,
      next: 'Give tensors of the same number, shapes and types at every step; fill up a smaller batch.',
    });
  };
  refuse('a state', result.state, state);
  if (collected !== undefined) refuse('something to collect', result.collect ?? [], collected);
}
