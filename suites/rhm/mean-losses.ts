import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { entrywise } from '../../core/ensemble/entrywise.ts';
import { tinyLikelihood } from '../../core/ensemble/tiny-likelihood.ts';

/** Probabilities of the right class in one batch. */
export interface Likelihoods {
  /** members × batch, of which the first `rows` count. */
  readonly values: Float32Array;
  readonly rows: number;
}

/** Mean over batches of each network's mean cross-entropy, computed on the engine. */
export async function meanLosses(
  { engine, members }: { readonly engine: Engine; readonly members: number },
  batches: readonly Likelihoods[],
): Promise<Float32Array> {
  const { tf } = engine;
  const strings = batches.reduce((sum, { rows }) => sum + rows, 0);
  const shares = new Float32Array(strings);
  const sideBySide = new Float32Array(members * strings);
  let to = 0;
  for (const { values, rows } of batches) {
    shares.fill(-1 / (rows * batches.length), to, to + rows);
    for (let member = 0; member < members; member++) {
      const from = member * (values.length / members);
      sideBySide.set(values.subarray(from, from + rows), member * strings + to);
    }
    to += rows;
  }
  const mean = tf.tidy(() => {
    const likelihoods = tf.tensor2d(sideBySide, [members, strings]);
    const logarithms = entrywise(engine, 'log', tf.add<Tensor2D>(likelihoods, tinyLikelihood));
    return tf.sum<Tensor1D>(tf.mul(logarithms, tf.tensor1d(shares)), 1);
  });
  const values = (await mean.data()) as Float32Array;
  mean.dispose();
  return values;
}
