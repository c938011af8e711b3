import type { Engine } from '../../core/engine/engine.ts';
import { tinyLikelihood } from '../../core/ensemble/tiny-likelihood.ts';
import type { DeviceBatch } from './device-batch.ts';
import { tensorsOf, type StackParameters } from './parameters.ts';
import { outputsFor } from './training-step.ts';

/**
 * Mean cross-entropy of each member, in float64.
 * @param likelihoods probability of each image's class, members × images
 */
export function meanLosses(likelihoods: Float32Array, members: number): number[] {
  const images = likelihoods.length / members;
  return Array.from({ length: members }, (_, i) =>
    likelihoods
      .subarray(i * images, (i + 1) * images)
      .reduce((sum, value) => sum - Math.log(value + tinyLikelihood) / images, 0),
  );
}

/** Each member's mean cross-entropy on a batch. */
export async function lossesOn(
  engine: Engine,
  parameters: StackParameters,
  batch: DeviceBatch,
): Promise<number[]> {
  const likelihoods = engine.tf.tidy(() => outputsFor(engine, tensorsOf(parameters), batch).likelihoods);
  const values = (await likelihoods.data()) as Float32Array;
  likelihoods.dispose();
  return meanLosses(values, parameters[0]!.weights.shape[0]);
}
