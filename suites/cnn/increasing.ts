import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { NetworkWeights } from './network-state.ts';

/** 1 where a channel's γ is not negative, −1 where it is, by convolution. */
export function channelSigns({ tf }: Engine, { gammas }: NetworkWeights): Tensor1D[] {
  return gammas.map((gamma) => tf.sub<Tensor1D>(1, tf.mul(tf.step(tf.neg(gamma)), 2)));
}

/**
 * The same network with γ ≥ 0, to the bit: a channel whose γ is negative has that and its filter negated. Its
 * normalisations increase with their inputs, as `normaliseAndRectify` needs it; its means are the network's times the signs.
 *
 * @param signs as `channelSigns` gives them
 */
export function increasing(
  { tf }: Engine,
  weights: NetworkWeights,
  signs: readonly Tensor1D[],
): NetworkWeights {
  return {
    ...weights,
    filters: weights.filters.map((filter, i) => tf.mul<Tensor4D>(filter, signs[i]!)),
    gammas: weights.gammas.map((gamma, i) => tf.mul<Tensor1D>(gamma, signs[i]!)),
  };
}
