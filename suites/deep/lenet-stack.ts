import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { compiledSteps } from '../../core/engine/steps/compiled-steps.ts';
import type { Steps, Tensors } from '../../core/engine/steps/step.ts';
import type { DeviceImages } from './device-batch.ts';
import type { Weights } from './lenet-shape.ts';
import {
  disposeParameters,
  parametersOf,
  takenParameters,
  tensorsOf,
  uploadParameters,
  type StackParameters,
} from './parameters.ts';
import { trainingStep } from './training-step.ts';

/** How networks are trained. */
export interface StackSetting {
  /** Among which batches are. Not disposed; to stay on the device as long as the stack. */
  readonly images: DeviceImages;
  /** Images to a batch. */
  readonly batchSize: number;
  /** Learning rate, positive. */
  readonly rate: number;
}

/** LeNets side by side that see the same batches; see {@link trainingStep}. */
export class LenetStack {
  readonly #engine: Engine;
  readonly #setting: StackSetting;
  #steps: Steps;

  constructor(engine: Engine, members: readonly Weights[], setting: StackSetting) {
    this.#engine = engine;
    this.#setting = setting;
    this.#steps = this.#stepsFrom(uploadParameters(engine, members));
  }

  /**
   * Trains every member on some batches.
   *
   * @param positions of their images among all, one batch after another
   * @returns by batch and member, before the step on it, the probability of each image's class
   */
  async train(positions: Int32Array): Promise<Float32Array> {
    const [likelihoods] = await this.#steps.run(positions.length / this.#setting.batchSize, [positions]);
    return likelihoods as Float32Array;
  }

  /** The parameters now; to be disposed of. */
  parameters(): StackParameters {
    return parametersOf(this.#steps.state());
  }

  /** Goes on with some of the members, by their positions. */
  keep(positions: readonly number[]): void {
    const before = this.parameters();
    this.#steps.dispose();
    this.#steps = this.#stepsFrom(takenParameters(this.#engine, before, positions));
    disposeParameters(this.#engine, before);
  }

  dispose(): void {
    this.#steps.dispose();
  }

  /** Steps from parameters, which are then disposed of. */
  #stepsFrom(parameters: StackParameters): Steps {
    const { images, batchSize, rate } = this.#setting;
    const steps = compiledSteps<Tensors, [Tensor1D]>(this.#engine, {
      name: 'LeNets',
      variants: [trainingStep(this.#engine, images, rate)],
      state: tensorsOf(parameters),
      perStep: [{ shape: [batchSize], dtype: 'int32' }],
    });
    disposeParameters(this.#engine, parameters);
    return steps;
  }
}
