import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from './batch-mat-mul.ts';
import type { Engine } from '../engine/engine.ts';

/**
 * Sums over each member's rows, [members, rows, columns] to [members, 1, columns], with the same bits in any ensemble: by
 * products with a row of ones where the engine's own sum adds in an order that depends on it, and not elsewhere, since
 * WebAssembly's products with a single row do. Not to be differentiated.
 */
export function sumOverRows(engine: Engine, x: Tensor3D): Tensor3D {
  const { tf } = engine;
  if (engine.traits.batchInvariant) return tf.sum<Tensor3D>(x, 1, true);
  return batchMatMul(engine, tf.ones<Rank.R3>([1, 1, x.shape[1]]), x);
}
