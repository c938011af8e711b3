import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { compiledSteps } from '../../core/engine/steps/compiled-steps.ts';
import type { Steps } from '../../core/engine/steps/step.ts';
import { batchOf } from './batch.ts';
import type { ModularTable } from './modular-table.ts';
import { disposeContext, networkContext, type NetworkContext } from './network-context.ts';
import { gradient } from './network-gradient.ts';
import { allRows, type NetworkShape } from './network-shape.ts';
import { scoredAtOnce, scores, type Score } from './scores.ts';
import { planScoring, planSteps, type SteppedMember } from './step-plan.ts';
import {
  scoringStep,
  stepInputs,
  trainingStep,
  type StepInputs,
  type TrainingState,
} from './training-step.ts';
import { uploadRows } from './upload-rows.ts';
import { weightsByName } from './weights-by-name.ts';

/** One network of an ensemble. */
export interface NetworkMember extends SteppedMember {
  /** Parameters at the start, in the order of `parameterNames`. */
  readonly weights: ArrayLike<number>;
  /** Factor τ of the logits. */
  readonly tau: number;
}

/**
 * Networks of one shape and one weight decay trained side by side with AdamW, float32, each on its own batches of one
 * table. Batches and sets are positions in that table, equally many for each member.
 */
export class NetworkEnsemble {
  readonly #engine: Engine;
  readonly #shape: NetworkShape;
  readonly #table: ModularTable;
  readonly #weightDecay: number;
  #members: readonly NetworkMember[];
  #on: NetworkContext;
  #steps: Steps<TrainingState>;
  /** Steps taken. */
  #taken = 0;
  /** Whether `#steps` have begun, on steps of training, by which they are compiled and compared with single ones. */
  #begun = false;

  /** @param members at least one, with batches of the same sizes */
  constructor(
    engine: Engine,
    shape: NetworkShape,
    table: ModularTable,
    weightDecay: number,
    members: readonly NetworkMember[],
  ) {
    const { tf } = engine;
    this.#engine = engine;
    this.#shape = shape;
    this.#table = table;
    this.#weightDecay = weightDecay;
    this.#members = members;
    this.#on = this.#context();
    const size = allRows(shape) * shape.dimension;
    const start = new Float32Array(members.length * size);
    for (const [i, { weights }] of members.entries()) start.set(weights, i * size);
    const parameters = tf.tensor3d(start, [members.length, allRows(shape), shape.dimension]);
    this.#steps = this.#stepsFrom([parameters, tf.zerosLike(parameters), tf.zerosLike(parameters)]);
  }

  /**
   * Steps of every member, each on its next batch.
   *
   * @param progress told now and then how many of them are done
   */
  async train(count: number, progress?: (done: number) => void): Promise<void> {
    const steps = { from: this.#taken + 1, count };
    const { values, kinds } = planSteps(this.#table, this.#members, this.#weightDecay, steps);
    await this.#steps.run(count, values, kinds, progress);
    this.#taken += count;
    this.#begun = true;
  }

  /** Gradient of each member's mean loss on its batch, [members · rows · d], row-major. */
  async gradients(batches: readonly Int32Array[]): Promise<Float32Array> {
    const on = this.#on;
    return this.#read((parameters) => {
      const { operands, labels } = batchOf(on, uploadRows(this.#engine, this.#table, batches));
      return gradient(on, weightsByName(this.#engine, this.#shape, parameters), on.taus, operands, labels);
    });
  }

  /** Loss and accuracy of each member on its set. */
  async scores(sets: readonly Int32Array[]): Promise<Score[]> {
    const state = this.#steps.state();
    const loop = this.#begun && this.#largestBatch >= scoredAtOnce ? this.#scoreParts.bind(this) : undefined;
    const found = await scores(this.#on, this.#table, state[0], sets, loop);
    this.#engine.tf.dispose([...state]);
    return found;
  }

  /** All parameters of each member now, [members · rows · d], row-major. */
  async parameters(): Promise<Float32Array> {
    return this.#read((parameters) => parameters);
  }

  /** Embeddings of the tokens 0 … p − 1 of each member, [members · p · d], row-major. */
  async tokenEmbeddings(): Promise<Float32Array> {
    const { tf } = this.#engine;
    return this.#read((parameters) => tf.slice(parameters, [0, 0, 0], [-1, this.#shape.prime, -1]));
  }

  /** Goes on with some of the members, by their positions; at least one. */
  keep(positions: readonly number[]): void {
    const { tf } = this.#engine;
    const before = this.#steps.state();
    this.#disposeLayout();
    this.#members = positions.map((position) => this.#members[position]!);
    this.#on = this.#context();
    const rows = [...positions];
    this.#steps = this.#stepsFrom([
      tf.gather(before[0], rows),
      tf.gather(before[1], rows),
      tf.gather(before[2], rows),
    ]);
    tf.dispose([...before]);
  }

  dispose(): void {
    this.#disposeLayout();
  }

  get #largestBatch(): number {
    return this.#members[0]!.batches.sizes[0]!;
  }

  /** As a `ScoringLoop`. */
  async #scoreParts(parts: readonly (readonly Int32Array[])[]): Promise<Float32Array> {
    const kind = this.#members[0]!.batches.sizes.length;
    const { values, kinds } = planScoring(this.#table, this.#largestBatch, kind, parts);
    const [sums] = await this.#steps.run(parts.length, values, kinds);
    return sums as Float32Array;
  }

  #context(): NetworkContext {
    const taus = this.#members.map(({ tau }) => tau);
    return networkContext(this.#engine, this.#shape, taus);
  }

  /** @param state disposed */
  #stepsFrom(state: TrainingState): Steps<TrainingState> {
    const { sizes } = this.#members[0]!.batches;
    const scoring = this.#largestBatch >= scoredAtOnce ? [scoringStep(this.#on)] : [];
    const steps = compiledSteps<TrainingState, StepInputs>(this.#engine, {
      name: 'grokking transformer',
      variants: [...sizes.map((size) => trainingStep(this.#on, size)), ...scoring],
      state,
      perStep: stepInputs(this.#members.length, sizes[0]!),
    });
    this.#engine.tf.dispose([...state]);
    this.#begun = false;
    return steps;
  }

  #disposeLayout(): void {
    this.#steps.dispose();
    disposeContext(this.#on);
  }

  /** Reads what is made of the parameters now. */
  async #read(from: (parameters: Tensor3D) => Tensor3D): Promise<Float32Array> {
    const state = this.#steps.state();
    const tensor = this.#engine.tf.tidy(() => from(state[0]));
    const values = (await tensor.data()) as Float32Array;
    this.#engine.tf.dispose([...state, tensor]);
    return values;
  }
}
