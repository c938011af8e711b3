import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { ChannelMoments } from './batch-norm.ts';

/** How much of the running moments a step replaces, as PyTorch has it. */
const share = 0.1;

/**
 * Running moments with a share of the batch's; variances, as PyTorch has it, with n − 1 in the denominator.
 *
 * @param count numbers to a channel in the batch, n
 */
export function blendedMoments(
  { tf }: Engine,
  running: ChannelMoments,
  found: ChannelMoments,
  count: number,
): ChannelMoments {
  const blended = (before: Tensor1D, now: Tensor1D, factor: number): Tensor1D =>
    tf.add(tf.mul(before, 1 - share), tf.mul(now, share * factor));
  return {
    mean: blended(running.mean, found.mean, 1),
    variance: blended(running.variance, found.variance, count / (count - 1)),
  };
}
