import type { NamedTensorMap, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine/engine.ts';

/**
 * Sum over the rows of a matrix, [columns]. By a kernel of our own where the engine has one: WebAssembly's stock sum
 * transposes the matrix first. Not differentiated.
 */
export function sumOverMatrixRows({ tf }: Engine, x: Tensor2D): Tensor1D {
  const own = tf.getKernel('ColumnSums', tf.getBackend()) as object | undefined;
  if (own === undefined) return tf.sum<Tensor1D>(x, 0);
  const inputs: unknown = { x };
  return tf.engine().runKernel('ColumnSums', inputs as NamedTensorMap);
}
