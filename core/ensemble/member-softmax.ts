import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine/engine.ts';
import { entrywise } from './entrywise.ts';

/**
 * Softmax over the last dimension with the same bits for a row wherever it stands: e^(x − max) over its sum.
 *
 * @param logits float32, [members, …, classes]
 */
export function memberSoftmax<T extends Tensor>(engine: Engine, logits: T): T {
  const { tf } = engine;
  if (engine.traits.batchInvariant) return tf.softmax(logits);
  return tf.tidy(() => {
    const powers = entrywise(engine, 'exp', tf.sub<T>(logits, tf.max(logits, -1, true)));
    return tf.div<T>(powers, tf.sum(powers, -1, true));
  });
}
