import type { Engine } from '../../core/engine/engine.ts';
import { compiledSteps } from '../../core/engine/steps/compiled-steps.ts';
import type { Steps, Tensors } from '../../core/engine/steps/step.ts';
import type { Architecture } from './architecture.ts';
import { unfoldFilters } from './folded-layer.ts';
import type { Weights } from './initial-weights.ts';
import { initialState, stateOf, tensorsOf, weightsOf, type NetworkState } from './network-state.ts';
import { trainingStep, type Batch } from './training-step.ts';

/** Batches one after another. */
export interface Batches {
  readonly count: number;
  /** count × batch × folded side² × folded channels, row-major. */
  readonly images: Float32Array;
  /** One-hot, count × batch × classes. */
  readonly labels: Float32Array;
  /** η by batch. */
  readonly rates: Float32Array;
}

/** What a batch gave before the step on it, by batch. */
export interface BatchResults {
  /** Mean over its images. */
  readonly losses: Float32Array;
  /** Right answers. */
  readonly correct: Float32Array;
}

/** How a network is trained. */
export interface NetworkSetting {
  readonly momentum: number;
  /** Images to a batch. */
  readonly batchSize: number;
}

/** A convolutional classifier in training, float32; see {@link trainingStep}. */
export class ConvolutionalNetwork {
  readonly #engine: Engine;
  readonly #architecture: Architecture;
  readonly #setting: NetworkSetting;
  #steps: Steps;

  constructor(engine: Engine, architecture: Architecture, setting: NetworkSetting, start: Weights) {
    this.#engine = engine;
    this.#architecture = architecture;
    this.#setting = setting;
    this.#steps = this.#stepsFrom(tensorsOf(initialState(engine, architecture, start)));
  }

  /**
   * One step on each of some batches.
   *
   * @param progress told now and then how many of them are done
   */
  async train(
    { count, images, labels, rates }: Batches,
    progress?: (done: number) => void,
  ): Promise<BatchResults> {
    const values = [images, labels, rates];
    const [losses, correct] = await this.#steps.run(count, values, undefined, progress);
    return { losses: losses as Float32Array, correct: correct as Float32Array };
  }

  /** The state now; to be disposed of. */
  tensors(): NetworkState {
    return stateOf(this.#architecture, this.#steps.state());
  }

  /** All that decides how training goes on: weights, velocities and running moments. */
  async state(): Promise<Float32Array[]> {
    return this.#values(this.tensors(), tensorsOf);
  }

  /** Takes up a {@link state} of a network of the same architecture. */
  restore(state: readonly Float32Array[]): void {
    const { tf } = this.#engine;
    const before = this.#steps.state();
    const after = before.map((tensor, i) => tf.tensor(state[i]!, tensor.shape));
    tf.dispose([...before]);
    this.#steps.dispose();
    this.#steps = this.#stepsFrom(after);
  }

  /** The first layer's filters [k, k, channels, filters]. */
  async firstFilters(): Promise<Float32Array> {
    const [filters] = await this.#values(this.tensors(), ({ weights }) => weights.slice(0, 1));
    return unfoldFilters(this.#architecture.first, filters!);
  }

  /** The filters by convolution (the first one folded) and the read-out. */
  async weights(): Promise<Weights> {
    const values = await this.#values(this.tensors(), ({ weights }) => {
      const { filters, readOut } = weightsOf(weights);
      return [...filters, readOut];
    });
    return { filters: values.slice(0, -1), readOut: values.at(-1)! };
  }

  dispose(): void {
    this.#steps.dispose();
  }

  /** Values of some of a state's tensors; disposes of it. */
  async #values(state: NetworkState, chosen: (state: NetworkState) => Tensors): Promise<Float32Array[]> {
    const values = await Promise.all(chosen(state).map((tensor) => tensor.data()));
    this.#engine.tf.dispose(tensorsOf(state));
    return values as Float32Array[];
  }

  /** Steps from a state, which is then disposed of. */
  #stepsFrom(state: Tensors): Steps {
    const { momentum, batchSize } = this.#setting;
    const { first, classes } = this.#architecture;
    const { foldedSide, foldedChannels } = first;
    const steps = compiledSteps<Tensors, Batch>(this.#engine, {
      name: 'convolutional network',
      variants: [trainingStep(this.#engine, this.#architecture, momentum)],
      state,
      perStep: [
        { shape: [batchSize, foldedSide, foldedSide, foldedChannels], dtype: 'float32' },
        { shape: [batchSize, classes], dtype: 'float32' },
        { shape: [], dtype: 'float32' },
      ],
    });
    this.#engine.tf.dispose([...state]);
    return steps;
  }
}
