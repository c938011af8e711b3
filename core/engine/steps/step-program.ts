import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-core';
import { Fail } from '../../fail.ts';
import type { GraphBackend } from './graph-backend.ts';
import { keptName } from './kept-variables.ts';
import type { LoopPlan } from './loop-plan.ts';
import { graphTag, savedModel } from './saved-model.ts';
import { graphNames, stepGraph } from './step-graph.ts';
import type { Tensors } from './step.ts';

/** A loop over steps, loaded into a session of TensorFlow that keeps their state. */
export class StepProgram {
  /** Of its graph, without the numbers that lie in variables: what TensorFlow makes of it is the same for equal ones. */
  readonly digest: string;
  readonly #backend: GraphBackend;
  readonly #name: string;
  readonly #plan: LoopPlan;
  readonly #id: number;

  /**
   * @param name of the step, for messages
   * @param count for XLA: how many steps it takes; else each call says
   * @throws Fail (exit 2) where TensorFlow does not take the graph
   */
  constructor(backend: GraphBackend, name: string, plan: LoopPlan, count?: number) {
    this.#backend = backend;
    this.#name = name;
    this.#plan = plan;
    const model = savedModel(stepGraph(plan, count));
    this.digest = createHash('sha256').update(model).digest('hex');
    this.#id = this.#saying(() => loaded(backend, model));
  }

  /** Puts a state, and what the steps use beside it, where the session keeps them. */
  put(state: Tensors): void {
    const { variables, held } = this.#plan;
    const names = [...variables.state, ...variables.held].map(({ name }) => name);
    const [done] = this.#run(names, [...state, ...held.map(({ tensor }) => tensor)], [graphNames.put]);
    done!.dispose();
  }

  /**
   * Takes steps, and keeps the state that comes out.
   *
   * @param fed which variant each step is, where there are several, and the steps' values, [count, …]
   * @returns what is collected, [count, …]; for the caller to dispose
   */
  run(count: Tensor, fed: Tensors): Tensor[] {
    const names = [graphNames.count, ...this.#plan.variables.fed.map(({ name }) => name)];
    const collected = this.#plan.collect.map((_, index) => graphNames.collected(index));
    const [done, ...outputs] = this.#run(names, [count, ...fed], [graphNames.ran, ...collected]);
    done!.dispose();
    return outputs;
  }

  /** The state now; for the caller to dispose. */
  state(): Tensor[] {
    return this.#run(
      [],
      [],
      this.#plan.variables.state.map(({ name }) => keptName(name)),
    );
  }

  dispose(): void {
    this.#backend.binding.deleteSavedModel(this.#id);
  }

  #run(names: readonly string[], tensors: Tensors, outputs: readonly string[]): Tensor[] {
    const list = (all: readonly string[]): string => all.map((name) => `${name}:0`).join(',');
    const ids = this.#backend.getInputTensorIds(tensors);
    const made = this.#saying(() =>
      this.#backend.binding.runSavedModel(this.#id, ids, list(names), list(outputs)),
    );
    return made.map((each) => this.#backend.createOutputTensor(each));
  }

  #saying<T>(action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw new Fail({
        where: `the compiled step "${this.#name}"`,
        found: `from TensorFlow: ${(cause as Error).message.replaceAll(/\s+/g, ' ')}`,
        expected: 'a graph that it loads and runs',
        next: 'Run the steps with compile: "none", and see which operation it names.',
        cause,
      });
    }
  }
}

/** The addon loads graphs from files alone. */
function loaded({ binding }: GraphBackend, model: Uint8Array): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'getrich-bench-steps-'));
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), model);
    return binding.loadSavedModel(folder, graphTag);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
