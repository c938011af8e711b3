import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine, EngineName } from './engine.ts';

/**
 * Engines on which the last bits of a softmax depend on where a row stands in the tensor (found on libtensorflow 2.21,
 * processor), so that a member's would depend on its company.
 */
const placeDependent: readonly EngineName[] = ['tensorflow', 'cuda'];

/**
 * Softmax over the last dimension with the same bits for a row wherever it stands: e^(x − max) over its sum.
 *
 * @param logits float32, [members, …, classes]
 */
export function memberSoftmax<T extends Tensor>({ name, tf }: Engine, logits: T): T {
  if (!placeDependent.includes(name)) return tf.softmax(logits);
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(logits, tf.max(logits, -1, true)));
    return tf.div<T>(powers, tf.sum(powers, -1, true));
  });
}
