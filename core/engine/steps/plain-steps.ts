import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine.ts';
import { checkResult } from './check-result.ts';
import { TimedChunks } from './chunks.ts';
import { Collection } from './collection.ts';
import { runInChunks } from './run-in-chunks.ts';
import { runStep } from './run-step.ts';
import { stackCollected } from './stack-collected.ts';
import type { Collected, Steps, StepsRequest, StepValues, Tensors } from './step.ts';
import { givenSteps, rowTensors, type GivenSteps } from './step-values.ts';

/** Steps one after another on any engine. */
export class PlainSteps implements Steps {
  readonly compilation = 'none';
  readonly numerics: string;
  readonly #engine: Engine;
  readonly #request: StepsRequest;
  readonly #chunks = new TimedChunks();
  #state: Tensors;
  /** What the first step collected, long disposed, for its shapes. */
  #collected: Tensors | undefined;
  readonly #checked = new Set<number>();

  constructor(engine: Engine, request: StepsRequest) {
    this.#engine = engine;
    this.#request = request;
    this.numerics = engine.record.numerics;
    this.#state = request.state.map((tensor) => engine.tf.keep(engine.tf.clone(tensor)));
  }

  async run(
    count: number,
    values: readonly StepValues[] = [],
    kinds?: ArrayLike<number>,
    progress: (done: number) => void = () => undefined,
  ): Promise<Collected> {
    const { name, variants, perStep } = this.#request;
    const given = givenSteps(name, { variants: variants.length, perStep }, count, values, kinds);
    const collection = new Collection(count);
    await runInChunks(count, this.#chunks, progress, async (done, steps) => {
      await collection.add(steps, this.#take(given, done, steps));
      if (collection.whole.length === 0) await this.#settled();
    });
    return collection.whole;
  }

  state(): Tensor[] {
    return this.#state.map((tensor) => this.#engine.tf.clone(tensor));
  }

  dispose(): void {
    this.#engine.tf.dispose([...this.#state]);
  }

  /** @returns what is collected, [steps, …] */
  #take(given: GivenSteps, from: number, steps: number): Tensor[] {
    const collected: Tensors[] = [];
    for (let step = from; step < from + steps; step++) collected.push(this.#step(given, step));
    return stackCollected(this.#engine, collected);
  }

  #step(given: GivenSteps, step: number): Tensors {
    const { tf } = this.#engine;
    const { name, variants } = this.#request;
    const now = rowTensors(this.#engine, given, step);
    const kind = given.kinds[step]!;
    const result = runStep(this.#engine, variants[kind]!, this.#state, now);
    if (!this.#checked.has(kind)) checkResult(name, this.#state, result, this.#collected);
    this.#checked.add(kind);
    tf.dispose([...this.#state, ...now]);
    this.#state = result.state.map((tensor) => tf.keep(tensor));
    this.#collected ??= result.collect;
    return result.collect;
  }

  /** Waits until a device that runs behind has done what it was told. */
  async #settled(): Promise<void> {
    const [smallest] = [...this.#state].sort((a, b) => a.size - b.size);
    await smallest?.data();
  }
}
