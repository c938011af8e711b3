import type { TensorInfo } from '@tensorflow/tfjs-core';
import { Fail } from '../../fail.ts';
import type { DataType } from './graph.ts';
import type { HeldTensors } from './held-tensors.ts';
import type { Recording } from './record-calls.ts';
import type { Source } from './recorded-step.ts';
import type { Tensors } from './step.ts';
import { tensorType } from './tensor-type.ts';

/** Where each tensor of a recorded step comes from. */
export class StepSources {
  readonly #name: string;
  readonly #held: HeldTensors;
  readonly #numbers: Recording<unknown>['numbers'];
  readonly #operations: readonly string[];
  readonly #byPlace = new Map<object, Source>();

  /** @param name of the step, for messages */
  constructor(
    name: string,
    held: HeldTensors,
    { calls, numbers }: Recording<unknown>,
    given: { readonly state: Tensors; readonly now: Tensors },
  ) {
    this.#name = name;
    this.#held = held;
    this.#numbers = numbers;
    this.#operations = calls.map(({ operation }) => operation);
    for (const from of ['state', 'now'] as const) {
      for (const [index, { dataId }] of given[from].entries()) this.#byPlace.set(dataId, { from, index });
    }
    for (const [index, { outputs }] of calls.entries()) {
      for (const [output, { dataId }] of outputs.entries()) {
        this.#byPlace.set(dataId, { from: 'operation', index, output });
      }
    }
  }

  /** @throws Fail (exit 2) for a type that steps do not have */
  of(tensor: TensorInfo): Source {
    const type = this.typeOf(tensor);
    const known = this.#byPlace.get(tensor.dataId);
    if (known !== undefined) return known;
    const values = this.#numbers.get(tensor.dataId);
    const held =
      values === undefined ? this.#held.given(tensor, type) : this.#held.number(tensor, values, type);
    const source = { from: 'held', held } as const;
    this.#byPlace.set(tensor.dataId, source);
    return source;
  }

  /** @throws Fail (exit 2) for a type that steps do not have */
  typeOf({ dtype }: TensorInfo): DataType {
    const type = tensorType(dtype);
    if (type !== undefined) return type;
    throw new Fail({
      where: `the step "${this.#name}"`,
      found: `a tensor of ${dtype}`,
      expected: 'float32, int32 or bool',
      next: 'Use these types, or run the steps with compile: "none".',
    });
  }

  /** What a tensor is, for messages, by where it is kept. */
  describe(dataId: object): string {
    const source = this.#byPlace.get(dataId);
    if (source === undefined || source.from === 'held') return 'a tensor from outside';
    if (source.from === 'operation') return `the result of ${this.#operations[source.index]!}`;
    return source.from === 'state'
      ? `tensor ${source.index} of the state`
      : `value ${source.index} of the step`;
  }
}
