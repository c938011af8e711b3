import type { Rank, Scalar, Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { memberSoftmax } from '../../core/ensemble/member-softmax.ts';
import { backward } from './backward.ts';
import type { Windows } from './first-layer.ts';
import { forward } from './forward.ts';
import { classes, type Weights } from './lenet-shape.ts';
import { uploadParameters, type StackParameters } from './parameters.ts';

/** A batch on the device: what the first layer sees of its images, and their classes one-hot, images × 10. */
export interface DeviceBatch {
  readonly windows: Windows;
  readonly labels: Tensor2D;
}

/** Keeps the logarithm finite where a probability underflows; far below any that counts. */
const tiny = 1e-37;

/**
 * LeNets side by side that see the same batches: mean cross-entropy, plain gradient descent. float32.
 */
export class LenetStack {
  readonly #engine: Engine;
  readonly #rate: Scalar;
  #parameters: StackParameters;

  /** @param rate learning rate, positive */
  constructor(engine: Engine, members: readonly Weights[], rate: number) {
    this.#engine = engine;
    this.#rate = engine.tf.scalar(rate);
    this.#parameters = uploadParameters(engine, members);
  }

  get parameters(): StackParameters {
    return this.#parameters;
  }

  /**
   * One step of every member on one batch.
   *
   * @returns the probability of each image's class before it, for {@link meanLosses}; to be disposed of
   */
  step({ windows, labels }: DeviceBatch): Tensor2D {
    const { tf } = this.#engine;
    const before = this.#parameters;
    const { after, likelihoods } = tf.tidy(() => {
      const active = forward(this.#engine, before, windows);
      const probabilities = memberSoftmax(this.#engine, active.dense[3]);
      const images = labels.shape[0];
      const wanted = tf.reshape<Rank.R3>(labels, [1, images, classes]);
      const error = tf.div<Tensor3D>(tf.sub(probabilities, wanted), images);
      const gradients = backward(this.#engine, before, windows, active, error);
      const after = before.map(({ weights, biases }, i) => ({
        weights: this.#descend(weights, gradients[i]!.weights),
        biases: this.#descend(biases, gradients[i]!.biases),
      }));
      return { after, likelihoods: tf.sum<Tensor2D>(tf.mul(probabilities, wanted), 2) };
    });
    disposeParameters(this.#engine, before);
    this.#parameters = after;
    return likelihoods;
  }

  /** Each member's mean cross-entropy on a batch. */
  async losses({ windows, labels }: DeviceBatch): Promise<number[]> {
    const { tf } = this.#engine;
    const likelihoods = tf.tidy(() => {
      const { dense } = forward(this.#engine, this.#parameters, windows);
      const wanted = tf.reshape<Rank.R3>(labels, [1, labels.shape[0], classes]);
      return tf.sum<Tensor2D>(tf.mul(memberSoftmax(this.#engine, dense[3]), wanted), 2);
    });
    const losses = await meanLosses(likelihoods);
    likelihoods.dispose();
    return losses;
  }

  /** Goes on with some of the members, by their positions. */
  keep(positions: readonly number[]): void {
    const before = this.#parameters;
    this.#parameters = this.taken(positions);
    disposeParameters(this.#engine, before);
  }

  /** A copy of some members, by their positions; to be disposed of. */
  taken(positions: readonly number[]): StackParameters {
    const { tf } = this.#engine;
    const indices = tf.tensor1d([...positions], 'int32');
    const taken = this.#parameters.map(({ weights, biases }) => ({
      weights: tf.gather(weights, indices),
      biases: tf.gather(biases, indices),
    }));
    indices.dispose();
    return taken;
  }

  dispose(): void {
    this.#rate.dispose();
    disposeParameters(this.#engine, this.#parameters);
  }

  #descend(parameter: Tensor3D, gradient: Tensor3D): Tensor3D {
    const { tf } = this.#engine;
    return tf.sub(parameter, tf.mul(gradient, this.#rate));
  }
}

/** Frees a stack's parameters. */
export function disposeParameters({ tf }: Engine, parameters: StackParameters): void {
  tf.dispose(parameters.flatMap(({ weights, biases }): Tensor[] => [weights, biases]));
}

/**
 * Mean cross-entropy of each member, in float64.
 * @param likelihoods probability of each image's class, members × images
 */
export async function meanLosses(likelihoods: Tensor2D): Promise<number[]> {
  const [members, images] = likelihoods.shape;
  const values = (await likelihoods.data()) as Float32Array;
  return Array.from({ length: members }, (_, i) =>
    values
      .subarray(i * images, (i + 1) * images)
      .reduce((sum, value) => sum - Math.log(value + tiny) / images, 0),
  );
}
