import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine.ts';
import { EqualChunks, TimedChunks, type Chunks } from './chunks.ts';
import { Collection } from './collection.ts';
import { comparedGraphs } from './compared-graphs.ts';
import type { GraphBackend } from './graph-backend.ts';
import { HeldTensors } from './held-tensors.ts';
import { loopPlan, type LoopPlan } from './loop-plan.ts';
import { recordVariants } from './record-variants.ts';
import { refuseOtherBits } from './refuse-other-bits.ts';
import { runInChunks } from './run-in-chunks.ts';
import { StepProgram } from './step-program.ts';
import type { Collected, Steps, StepsRequest, StepValues, Tensors } from './step.ts';
import { blockTensors, givenSteps, type GivenSteps } from './step-values.ts';
import { xlaNumerics } from './xla-numerics.ts';

/** Loops of different lengths that XLA has compiled and that are kept. */
const keptPrograms = 4;

/** Steps in a loop inside TensorFlow. They are recorded and compiled when the first are taken, on their values. */
export class GraphSteps implements Steps {
  readonly compilation: 'lowered' | 'xla';
  readonly numerics: string;
  readonly #engine: Engine;
  readonly #backend: GraphBackend;
  readonly #request: StepsRequest;
  readonly #held: HeldTensors;
  readonly #chunks: Chunks;
  readonly #start: Tensors;
  #plan: LoopPlan | undefined;
  /** By the steps of their loop, 0 where each call says; the last used is the last and has the state. */
  readonly #programs = new Map<number, StepProgram>();

  constructor(engine: Engine, backend: GraphBackend, request: StepsRequest, compilation: 'lowered' | 'xla') {
    this.#engine = engine;
    this.#backend = backend;
    this.#request = request;
    this.compilation = compilation;
    this.numerics = compilation === 'xla' ? xlaNumerics(engine) : engine.record.numerics;
    this.#held = new HeldTensors(engine, backend);
    this.#chunks = compilation === 'xla' ? new EqualChunks() : new TimedChunks();
    this.#start = request.state.map((tensor) => engine.tf.keep(engine.tf.clone(tensor)));
  }

  async run(
    count: number,
    values: readonly StepValues[] = [],
    kinds?: ArrayLike<number>,
    progress: (done: number) => void = () => undefined,
  ): Promise<Collected> {
    const { name, variants, perStep } = this.#request;
    const given = givenSteps(name, { variants: variants.length, perStep }, count, values, kinds);
    const plan = (this.#plan ??= this.#compile(given));
    const collection = new Collection(count);
    await runInChunks(count, this.#chunks, progress, async (done, steps) => {
      const program = this.#program(plan, this.compilation === 'xla' ? steps : 0);
      await collection.add(steps, this.#take(program, given, done, steps));
    });
    return collection.whole;
  }

  state(): Tensor[] {
    return this.#current?.state() ?? this.#start.map((tensor) => this.#engine.tf.clone(tensor));
  }

  dispose(): void {
    this.#disposePrograms();
    this.#held.dispose();
    this.#engine.tf.dispose([...this.#start]);
  }

  #disposePrograms(): void {
    for (const program of this.#programs.values()) program.dispose();
    this.#programs.clear();
  }

  get #current(): StepProgram | undefined {
    return [...this.#programs.values()].at(-1);
  }

  /** @throws Fail (exit 2) for a step that cannot be compiled, or has other bits then */
  #compile(given: GivenSteps): LoopPlan {
    const { name, perStep } = this.#request;
    const request = { ...this.#request, state: this.#start };
    const recorder = { engine: this.#engine, backend: this.#backend, name, held: this.#held };
    const plan = loopPlan(recordVariants(recorder, request, given), perStep, this.#held.all);
    if (this.compilation === 'xla') return plan;
    try {
      const program = this.#program(plan, 0);
      const known = comparedGraphs(this.#backend);
      if (known.has(program.digest)) return plan;
      refuseOtherBits(this.#engine, request, given, (steps) => {
        const collect = this.#take(program, steps, 0, steps.count);
        const state = program.state();
        program.put(this.#start);
        return { state, collect };
      });
      known.add(program.digest);
    } catch (error) {
      this.#disposePrograms();
      throw error;
    }
    return plan;
  }

  /** The program for a loop of so many steps, with the state in it. */
  #program(plan: LoopPlan, steps: number): StepProgram {
    const before = this.#current;
    const known = this.#programs.get(steps);
    if (known !== undefined && known === before) return known;
    const program =
      known ?? new StepProgram(this.#backend, this.#request.name, plan, steps === 0 ? undefined : steps);
    const state = this.state();
    program.put(state);
    this.#engine.tf.dispose(state);
    this.#programs.delete(steps);
    this.#programs.set(steps, program);
    const [oldest] = this.#programs.keys();
    if (this.#programs.size > keptPrograms) {
      this.#programs.get(oldest!)!.dispose();
      this.#programs.delete(oldest!);
    }
    return program;
  }

  /** @returns what is collected, [steps, …] */
  #take(program: StepProgram, given: GivenSteps, from: number, steps: number): Tensor[] {
    const { tf } = this.#engine;
    const kinds =
      this.#request.variants.length > 1
        ? [tf.tensor1d(given.kinds.subarray(from, from + steps), 'int32')]
        : [];
    const fed = [tf.scalar(steps, 'int32'), ...kinds, ...blockTensors(this.#engine, given, from, steps)];
    try {
      return program.run(fed[0]!, fed.slice(1));
    } finally {
      tf.dispose(fed);
    }
  }
}
