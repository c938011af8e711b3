import type { Rank, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Step, Tensors } from '../../core/engine/steps/step.ts';
import { memberSoftmax } from '../../core/ensemble/member-softmax.ts';
import { backward } from './backward.ts';
import { batchOf, type DeviceBatch, type DeviceImages } from './device-batch.ts';
import { forward, type Activations } from './forward.ts';
import { classes } from './lenet-shape.ts';
import { parametersOf, tensorsOf } from './parameters.ts';

/** What networks give for a batch, and how likely it makes the images' classes. */
interface Outputs {
  readonly active: Activations;
  /** members × images × 10. */
  readonly probabilities: Tensor3D;
  /** Classes one-hot, 1 × images × 10. */
  readonly wanted: Tensor3D;
  /** Probability of each image's class, members × images. */
  readonly likelihoods: Tensor2D;
}

/** To be called within `tidy`. */
export function outputsFor(engine: Engine, state: Tensors, { windows, labels }: DeviceBatch): Outputs {
  const { tf } = engine;
  const active = forward(engine, parametersOf(state), windows);
  const probabilities = memberSoftmax(engine, active.dense[3]);
  const wanted = tf.reshape<Rank.R3>(labels, [1, labels.shape[0], classes]);
  return { active, probabilities, wanted, likelihoods: tf.sum<Tensor2D>(tf.mul(probabilities, wanted), 2) };
}

/**
 * One step of LeNets side by side on one batch that all of them see: mean cross-entropy, plain gradient descent,
 * float32. Its state is the parameters, as {@link tensorsOf} lists them; its own value the batch, by positions among the
 * images, int32; it collects the likelihoods before it, members × images.
 *
 * @param rate learning rate, positive
 */
export function trainingStep(engine: Engine, images: DeviceImages, rate: number): Step<Tensors, [Tensor1D]> {
  const { tf } = engine;
  return (state, [positions]) => {
    const batch = batchOf(engine, images, positions);
    const { active, probabilities, wanted, likelihoods } = outputsFor(engine, state, batch);
    const error = tf.div<Tensor3D>(tf.sub(probabilities, wanted), wanted.shape[1]);
    const gradients = tensorsOf(backward(engine, parametersOf(state), batch.windows, active, error));
    return {
      state: state.map((parameter, i) => tf.sub(parameter, tf.mul(gradients[i]!, rate))),
      collect: [likelihoods],
    };
  };
}
