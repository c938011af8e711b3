import type { Scalar } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { compiledSteps } from '../../core/engine/steps/compiled-steps.ts';
import type { Steps } from '../../core/engine/steps/step.ts';
import type { BatchSource } from './batches.ts';
import { meanLosses, type Likelihoods } from './mean-losses.ts';
import type { NetworkShape, Weights } from './network-shape.ts';
import { batchStep, rescaling, stepInputs, type NetworkTensors } from './network-step.ts';
import { downloadWeights, uploadWeights } from './network-weights.ts';
import { rowsOf, stackValues, type StackStep } from './stack-steps.ts';

/** Steps whose batches are laid out at a time. Chosen because those of 42 networks then take 12 MB. */
const laidOut = 64;

/** What the networks of a stack have in common. */
export interface StackSetting {
  readonly shape: NetworkShape;
  /** Symbols of the alphabet. */
  readonly v: number;
  /** μ. */
  readonly momentum: number;
  /** Strings in a batch. */
  readonly batchSize: number;
  /** Strings in an epoch: its last batch is what is left. */
  readonly samples: number;
}

/**
 * Networks of one shape trained side by side, float32: h₀ = x, h_l = relu(h_{l−1} W_l/√fan_in),
 * f = h β/width, mean cross-entropy; gradient descent with momentum.
 */
export class NetworkStack {
  readonly #engine: Engine;
  readonly #setting: StackSetting;
  readonly #batch: number;
  readonly #momentum: Scalar;
  #members: number;
  #steps: Steps<NetworkTensors>;
  /** η of the last step, 0 before the first. */
  #rate = 0;

  constructor(engine: Engine, setting: StackSetting, members: readonly Weights[]) {
    const { tf } = engine;
    this.#engine = engine;
    this.#setting = setting;
    this.#batch = Math.min(setting.batchSize, setting.samples);
    this.#momentum = tf.scalar(setting.momentum);
    this.#members = members.length;
    const weights = uploadWeights(engine, setting.shape, members);
    this.#steps = this.#stepsFrom([...weights, ...weights.map((each) => tf.zerosLike(each))]);
  }

  /**
   * Takes a step of every network on each of some batches.
   *
   * @param rate learning rate η, positive
   * @param batches by step, then by network: a whole batch, or what is left at the end of an epoch
   * @returns mean over the batches of each network's loss, before the step on that batch
   */
  async train(rate: number, batches: readonly (readonly BatchSource[])[]): Promise<Float32Array> {
    const factor = this.#rate === 0 ? 1 : rate / this.#rate;
    this.#rate = rate;
    const { width } = this.#setting.shape;
    const steps: StackStep[] = [
      ...(factor === 1 ? [] : [{ sources: [], scale: factor }]),
      ...batches.map((sources) => ({ sources, scale: -rate / (width * sources[0]!.positions.length) })),
    ];
    const likelihoods: Likelihoods[] = [];
    for (let first = 0; first < steps.length; first += laidOut)
      likelihoods.push(...(await this.#take(steps.slice(first, first + laidOut))));
    return meanLosses({ engine: this.#engine, members: this.#members }, likelihoods);
  }

  /** Each member's weights now, in the reference parametrisation. */
  async weights(): Promise<Weights[]> {
    const state = this.#state();
    const weights = await downloadWeights(this.#setting.shape, state.slice(0, state.length / 2));
    this.#engine.tf.dispose([...state]);
    return weights;
  }

  /** Whether {@link keep} means to compile steps again, which takes as long as tens of them. */
  get compiles(): boolean {
    return this.#steps.compilation !== 'none';
  }

  /** Goes on with some of the members, by their positions. */
  keep(positions: readonly number[]): void {
    const { tf } = this.#engine;
    const indices = tf.tensor1d([...positions], 'int32');
    const state = this.#state();
    this.#steps.dispose();
    this.#members = positions.length;
    this.#steps = this.#stepsFrom(state.map((tensor) => tf.gather(tensor, indices)));
    tf.dispose([indices, ...state]);
  }

  dispose(): void {
    this.#steps.dispose();
    this.#momentum.dispose();
  }

  #state(): NetworkTensors {
    return this.#steps.state();
  }

  /** Symbols of a string. */
  get #length(): number {
    return this.#setting.shape.inputs / this.#setting.v;
  }

  /** @param state disposed */
  #stepsFrom(state: NetworkTensors): Steps<NetworkTensors> {
    const { shape, v, samples } = this.#setting;
    const batch = this.#batch;
    const left = samples % batch;
    const setting = { shape, v, batch, momentum: this.#momentum };
    // In the order of stepKinds.
    const variants = [
      rescaling(this.#engine),
      ...(left === 0 ? [batch] : [batch, left]).map((rows) => batchStep(this.#engine, setting, rows)),
    ];
    const perStep = stepInputs(this.#members, batch, this.#length);
    const steps = compiledSteps(this.#engine, { name: 'rhm network', variants, state, perStep });
    this.#engine.tf.dispose([...state]);
    return steps;
  }

  /** @returns by batch the probabilities of the right class */
  async #take(steps: readonly StackStep[]): Promise<Likelihoods[]> {
    const sizes = { members: this.#members, batch: this.#batch, length: this.#length };
    const { values, kinds } = stackValues(steps, sizes);
    const [collected] = await this.#steps.run(steps.length, values, kinds);
    const size = sizes.members * sizes.batch;
    const all = steps.map((step, i) => ({
      values: (collected as Float32Array).subarray(i * size, (i + 1) * size),
      rows: rowsOf(step),
    }));
    return all.filter(({ rows }) => rows > 0);
  }
}
