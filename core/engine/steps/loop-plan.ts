import { constantNumbers } from './constant-numbers.ts';
import { dataType, type DataType, type FunctionArgument } from './graph.ts';
import type { HeldTensor } from './held-tensors.ts';
import type { RecordedStep, StepOutput } from './recorded-step.ts';
import type { PerStep } from './step.ts';

/** A loop over steps, before it is written as a graph. */
export interface LoopPlan {
  readonly variants: readonly RecordedStep[];
  readonly perStep: readonly PerStep[];
  readonly constants: ReadonlySet<HeldTensor>;
  /** Held tensors that are arguments, by their place among these. */
  readonly held: readonly HeldTensor[];
  /** What every variant collects. */
  readonly collect: readonly StepOutput[];
  /** What goes around with the loop, in this order: `i` and `n`, and then these. */
  readonly variables: {
    readonly state: readonly FunctionArgument[];
    /** Which variant each step is, where there are several, and the steps' values. */
    readonly fed: readonly FunctionArgument[];
    readonly held: readonly FunctionArgument[];
    /** Lists that fill with what is collected. */
    readonly lists: readonly FunctionArgument[];
  };
}

/** @param variants of equal state and collection */
export function loopPlan(
  variants: readonly RecordedStep[],
  perStep: readonly PerStep[],
  allHeld: readonly HeldTensor[],
): LoopPlan {
  const constants = constantNumbers(variants);
  const inputs = variants.flatMap(({ operations, state, collect }) => [
    ...operations.flatMap((operation) => operation.inputs),
    ...[...state, ...collect].map(({ source }) => source),
  ]);
  const used = new Set(inputs.flatMap((source) => (source.from === 'held' ? [source.held] : [])));
  const held = allHeld.filter((each) => used.has(each) && !constants.has(each));
  const { state, collect } = variants[0]!;
  const named = (prefix: string, types: readonly DataType[]): FunctionArgument[] =>
    types.map((dtype, index) => ({ name: `${prefix}${index}`, dtype }));
  const values = named(
    'v',
    perStep.map(({ dtype }) => dataType[dtype]),
  );
  const kinds: FunctionArgument[] = variants.length > 1 ? [{ name: 'kinds', dtype: dataType.int32 }] : [];
  const variables = {
    state: named(
      's',
      state.map(({ dtype }) => dtype),
    ),
    fed: [...kinds, ...values],
    held: named(
      'h',
      held.map(({ dtype }) => dtype),
    ),
    lists: named(
      'l',
      collect.map(() => dataType.variant),
    ),
  };
  return { variants, perStep, constants, held, collect, variables };
}

/** All that goes around with the loop. */
export function loopVariables({ variables: { state, fed, held, lists } }: LoopPlan): FunctionArgument[] {
  const counters = ['i', 'n'].map((name) => ({ name, dtype: dataType.int32 }));
  return [...counters, ...state, ...fed, ...held, ...lists];
}
