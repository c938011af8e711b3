import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { TwoLayer } from './student-teacher.ts';

/**
 * The NTK matrix of a two-layer ReLU network on n inputs, n × n, row-major, float32 products:
 * Θ = (X Xᵀ) ∘ (C diag(a²) Cᵀ) + relu(H) relu(H)ᵀ with H = X Wᵀ and C = 1[H > 0].
 *
 * @param gram X Xᵀ, n × n
 * @param preActivations H, n × h, row-major, float64: which units are active is decided before rounding
 */
export async function neuralTangentKernel(
  engine: Engine,
  gram: Tensor2D,
  preActivations: Float64Array,
  readOuts: TwoLayer['a'],
): Promise<Float32Array> {
  const { tf } = engine;
  const width = readOuts.length;
  const kernel = tf.tidy(() => {
    const hidden = tf.tensor2d(Float32Array.from(preActivations), [preActivations.length / width, width]);
    const active = tf.relu(hidden);
    const weighted = tf.mul<Tensor2D>(tf.step(hidden), tf.tensor2d(Float32Array.from(readOuts), [1, width]));
    const fromHidden = tf.mul(gram, tf.matMul(weighted, tf.transpose(weighted)));
    return tf.add(fromHidden, tf.matMul(active, tf.transpose(active)));
  });
  const values = (await kernel.data()) as Float32Array;
  kernel.dispose();
  return values;
}
