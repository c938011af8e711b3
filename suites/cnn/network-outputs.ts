import type { Rank, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Architecture, Step } from './architecture.ts';
import { normaliseWith, type Normalisation } from './batch-norm.ts';
import { channelSigns, increasing } from './increasing.ts';
import { weightsOf, type NetworkState, type NetworkWeights } from './network-state.ts';

/** Applies a convolution's normalisation, ReLU and maximum over squares. */
type Normalise = (x: Tensor4D, normalisation: Normalisation, convolution: number) => Tensor4D;

/**
 * Outputs of a network, batch × classes. To be called within `tidy`.
 *
 * @param weights with γ ≥ 0; see `increasing`
 * @param images batch × folded side × folded side × folded channels
 */
export function networkOutputs(
  { tf }: Engine,
  { steps, finalPooling, outputScale }: Architecture,
  { filters, gammas, betas, readOut }: NetworkWeights,
  images: Tensor4D,
  normalise: Normalise,
): Tensor2D {
  let convolution = 0;
  const apply = (x: Tensor4D, step: Step): Tensor4D => {
    if (step.kind === 'residual') return tf.add<Tensor4D>(x, step.steps.reduce(apply, x));
    const i = convolution++;
    const normalisation = { gamma: gammas[i]!, beta: betas[i]!, pooling: step.pooling };
    return normalise(tf.conv2d(x, filters[i]!, 1, step.padding), normalisation, i);
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
  const { tf } = engine;
  const result = tf.tidy(() => {
    const given = weightsOf(weights);
    const signs = channelSigns(engine, given);
    const parts = increasing(engine, given, signs);
    return networkOutputs(engine, architecture, parts, images, (x, normalisation, i) => {
      const { mean, variance } = running[i]!;
      return normaliseWith(engine, x, normalisation, { mean: tf.mul(mean, signs[i]!), variance });
    });
  });
  const values = (await result.data()) as Float32Array;
  result.dispose();
  return values;
}
