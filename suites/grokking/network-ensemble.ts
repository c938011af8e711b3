import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { entrywise } from '../../core/ensemble/entrywise.ts';
import { adamStep, warmUp, type AdamState } from './adam-w.ts';
import type { AttentionContext, Weights } from './attention.ts';
import { attentionConstants, disposeConstants } from './attention-constants.ts';
import type { ModularTable } from './modular-table.ts';
import { forward, gradient, type Taus } from './network-gradient.ts';
import { allRows, parameterNames, parameterRows, type NetworkShape } from './network-shape.ts';
import { uploadBatch, type Batch } from './upload-batch.ts';

/** One network of an ensemble. */
export interface NetworkMember {
  /** Parameters at the start, in the order of `parameterNames`. */
  readonly weights: ArrayLike<number>;
  /** Factor τ of the logits. */
  readonly tau: number;
  readonly learningRate: number;
}

/** Mean cross-entropy in nats, and share of right answers. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

/** Pairs a member that are scored at once: no more than a step has, so that scoring needs no more memory. */
const scoredAtOnce = 512;

/**
 * Networks of one shape and one weight decay trained side by side with AdamW, float32, each on its own batches of one
 * table. Batches and sets are positions in that table, equally many for each member.
 */
export class NetworkEnsemble {
  readonly #engine: Engine;
  readonly #shape: NetworkShape;
  readonly #table: ModularTable;
  readonly #weightDecay: number;
  /** One-hot results, [p, p + 2]. */
  readonly #results: Tensor2D;
  #members: readonly NetworkMember[];
  #on: AttentionContext;
  #taus: Taus;
  #state: AdamState;
  #steps = 0;

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
    this.#taus = this.#uploadTaus();
    const hot = new Float32Array(shape.prime * (shape.prime + 2));
    for (let result = 0; result < shape.prime; result++) hot[result * (shape.prime + 3)] = 1;
    this.#results = tf.tensor2d(hot, [shape.prime, shape.prime + 2]);
    const rows = allRows(shape);
    const start = new Float32Array(members.length * rows * shape.dimension);
    for (const [i, { weights }] of members.entries()) start.set(weights, i * rows * shape.dimension);
    const parameters = tf.tensor3d(start, [members.length, rows, shape.dimension]);
    this.#state = { parameters, first: tf.zerosLike(parameters), second: tf.zerosLike(parameters) };
  }

  /** One step of every member on its batch. */
  step(batches: readonly Int32Array[]): void {
    const { tf } = this.#engine;
    const step = ++this.#steps;
    const rates = this.#members.map(({ learningRate }) => learningRate * warmUp(step));
    const before = this.#state;
    this.#state = tf.tidy(() => {
      const towards = this.#gradient(batches);
      const after = adamStep(this.#engine, before, towards, { step, rates, weightDecay: this.#weightDecay });
      return after as AdamState & Record<string, Tensor3D>;
    });
    tf.dispose(Object.values(before) as Tensor3D[]);
  }

  /** Gradient of each member's mean loss on its batch, [members · rows · d], row-major. */
  async gradients(batches: readonly Int32Array[]): Promise<Float32Array> {
    const { tf } = this.#engine;
    return this.#download(tf.tidy(() => this.#gradient(batches)));
  }

  /** Loss and accuracy of each member on its set. */
  async scores(sets: readonly Int32Array[]): Promise<Score[]> {
    const size = sets[0]!.length;
    const totals = sets.map(() => ({ loss: 0, right: 0 }));
    for (let start = 0; start < size; start += scoredAtOnce) {
      const part = sets.map((set) => set.subarray(start, start + scoredAtOnce));
      const sums = await this.#download(this.#engine.tf.tidy(() => this.#sums(part)));
      for (const [i, total] of totals.entries()) {
        total.loss += sums[i]!;
        total.right += sums[sets.length + i]!;
      }
    }
    return totals.map(({ loss, right }) => ({ loss: loss / size, accuracy: right / size }));
  }

  /** All parameters of each member now, [members · rows · d], row-major. */
  async parameters(): Promise<Float32Array> {
    return (await this.#state.parameters.data()) as Float32Array;
  }

  /** Embeddings of the tokens 0 … p − 1 of each member, [members · p · d], row-major. */
  async tokenEmbeddings(): Promise<Float32Array> {
    const { tf } = this.#engine;
    return this.#download(tf.slice(this.#state.parameters, [0, 0, 0], [-1, this.#shape.prime, -1]));
  }

  /** Goes on with some of the members, by their positions; at least one. */
  keep(positions: readonly number[]): void {
    const { tf } = this.#engine;
    const before = [...(Object.values(this.#state) as Tensor3D[])];
    const [parameters, first, second] = before.map((tensor) => tf.gather(tensor, [...positions]));
    this.#state = { parameters: parameters!, first: first!, second: second! };
    this.#members = positions.map((position) => this.#members[position]!);
    tf.dispose(before);
    this.#disposeLayout();
    this.#on = this.#context();
    this.#taus = this.#uploadTaus();
  }

  dispose(): void {
    const { tf } = this.#engine;
    tf.dispose([this.#results, ...(Object.values(this.#state) as Tensor3D[])]);
    this.#disposeLayout();
  }

  #gradient(batches: readonly Int32Array[]): Tensor3D {
    const { operands, labels } = this.#upload(batches);
    return gradient(this.#on, this.#weights(), this.#taus, operands, labels);
  }

  /** Sums over each member's pairs of loss and of right answers, [2, members]. */
  #sums(sets: readonly Int32Array[]): Tensor2D {
    const { tf } = this.#engine;
    const { operands, labels } = this.#upload(sets);
    const { logits } = forward(this.#on, this.#weights(), this.#taus, operands);
    const belowBest = tf.sub<Tensor3D>(logits, tf.max(logits, 2, true));
    const answer = tf.sum<Tensor2D>(tf.mul(belowBest, labels), 2);
    const sums = tf.sum<Tensor2D>(entrywise(this.#engine, 'exp', belowBest), 2);
    const losses = tf.sub<Tensor2D>(entrywise(this.#engine, 'log', sums), answer);
    const right = tf.sub<Tensor2D>(1, tf.step(tf.neg(answer)));
    return tf.stack([tf.sum(losses, 1), tf.sum(right, 1)]) as Tensor2D;
  }

  #upload(positions: readonly Int32Array[]): Batch {
    return uploadBatch(this.#engine, this.#table, this.#results, positions);
  }

  /** The parameters by name: copies of parts of the matrices. */
  #weights(): Weights {
    const { tf } = this.#engine;
    const rows = parameterRows(this.#shape);
    let first = 0;
    const named = parameterNames.map((name) => {
      const part = tf.slice(this.#state.parameters, [0, first, 0], [-1, rows[name], -1]);
      first += rows[name];
      return [name, part] as const;
    });
    return Object.fromEntries(named) as unknown as Weights;
  }

  #context(): AttentionContext {
    const constants = attentionConstants(this.#engine, this.#shape, this.#members.length);
    return { engine: this.#engine, shape: this.#shape, constants };
  }

  #uploadTaus(): Taus {
    const taus = this.#members.map(({ tau }) => tau);
    return taus.length === 1 ? taus[0]! : this.#engine.tf.tensor3d(taus, [taus.length, 1, 1]);
  }

  #disposeLayout(): void {
    disposeConstants(this.#engine, this.#on.constants);
    if (typeof this.#taus !== 'number') this.#taus.dispose();
  }

  async #download(tensor: Tensor2D | Tensor3D): Promise<Float32Array> {
    const values = (await tensor.data()) as Float32Array;
    tensor.dispose();
    return values;
  }
}
