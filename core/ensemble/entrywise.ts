import type { Rank, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine/engine.ts';

/** float32 numbers in the widest vector of a processor. */
const vector = 16;

/**
 * e^x, log x or 1/√x of every entry, with the same bits for an entry wherever it stands: where those that fill no vector
 * would go through another loop, the tensor is filled up.
 *
 * @param x float32, any shape
 */
export function entrywise<T extends Tensor>(engine: Engine, operation: 'exp' | 'log' | 'rsqrt', x: T): T {
  const { tf } = engine;
  const over = x.size % vector;
  if (engine.traits.batchInvariant || over === 0) return tf[operation](x);
  return tf.tidy(() => {
    const filled = tf.pad<Tensor1D>(tf.reshape<Rank.R1>(x, [x.size]), [[0, vector - over]], 1);
    return tf.reshape(tf.slice(tf[operation](filled), 0, x.size), x.shape) as T;
  });
}
