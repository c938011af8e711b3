import type { Attribute, DataType } from './graph.ts';
import type { HeldTensor } from './held-tensors.ts';

/** Where an operation of a step has an input from. */
export type Source =
  | { readonly from: 'state' | 'now'; readonly index: number }
  | { readonly from: 'held'; readonly held: HeldTensor }
  | { readonly from: 'operation'; readonly index: number; readonly output: number };

export interface StepOperation {
  readonly operation: string;
  readonly inputs: readonly Source[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A tensor that a step gives. */
export interface StepOutput {
  readonly source: Source;
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** A step as operations of TensorFlow, without any of JavaScript. */
export interface RecordedStep {
  /** In an order in which they can run; an operation's index is its place here. */
  readonly operations: readonly StepOperation[];
  readonly state: readonly StepOutput[];
  readonly collect: readonly StepOutput[];
}

/** The operations on which a step's outputs depend, by their indices. */
export function neededOperations({ operations, state, collect }: RecordedStep): ReadonlySet<number> {
  const needed = new Set<number>();
  const need = (source: Source): void => {
    if (source.from === 'operation') needed.add(source.index);
  };
  [...state, ...collect].forEach(({ source }) => need(source));
  for (let index = operations.length - 1; index >= 0; index--) {
    if (needed.has(index)) operations[index]!.inputs.forEach(need);
  }
  return needed;
}
