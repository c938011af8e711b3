import type { Rank, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Architecture, Step } from './architecture.ts';
import { normaliseWith } from './batch-norm.ts';
import { weightsOf, type NetworkState, type NetworkWeights } from './network-state.ts';

/** Applies the next convolution's normalisation and ReLU. */
type Normalise = (x: Tensor4D, convolution: number) => Tensor4D;

/**
 * Outputs of a network, batch × classes. To be called within `tidy`.
 *
 * @param images batch × folded side × folded side × folded channels
 */
export function networkOutputs(
  { tf }: Engine,
  { steps, finalPooling, outputScale }: Architecture,
  { filters, readOut }: NetworkWeights,
  images: Tensor4D,
  normalise: Normalise,
): Tensor2D {
  let convolution = 0;
  const apply = (x: Tensor4D, step: Step): Tensor4D => {
    if (step.kind === 'max-pool') return tf.maxPool(x, step.size, step.size, 'valid');
    if (step.kind === 'residual') return tf.add<Tensor4D>(x, step.steps.reduce(apply, x));
    return normalise(tf.conv2d(x, filters[convolution]!, 1, step.padding), convolution++);
  };
  const last = steps.reduce(apply, images);
  const features =
    finalPooling === 'mean'
      ? tf.mean<Tensor2D>(last, [1, 2])
      : tf.reshape<Rank.R2>(tf.maxPool(last, last.shape[1], 1, 'valid'), [last.shape[0], last.shape[3]]);
  const outputs = tf.matMul<Tensor2D>(features, readOut);
  return outputScale === 1 ? outputs : tf.mul<Tensor2D>(outputs, outputScale);
}

/** Outputs for testing, with the running moments: batch × classes, row-major. */
export async function testOutputs(
  engine: Engine,
  architecture: Architecture,
  { weights, running }: NetworkState,
  images: Tensor4D,
): Promise<Float32Array> {
  const parts = weightsOf(weights);
  const result = engine.tf.tidy(() =>
    networkOutputs(engine, architecture, parts, images, (x, i) =>
      normaliseWith(engine, x, parts.gammas[i]!, parts.betas[i]!, running[i]!),
    ),
  );
  const values = (await result.data()) as Float32Array;
  result.dispose();
  return values;
}
