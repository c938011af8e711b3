import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';

/**
 * What enters each layer of networks side by side, and at the end their outputs f.
 *
 * @param weights by layer, members × fan-in × fan-out
 * @param inputs members × batch × inputs
 */
export function forward(engine: Engine, weights: readonly Tensor3D[], inputs: Tensor3D): Tensor3D[] {
  const entering = [inputs];
  for (const [layer, each] of weights.entries()) {
    const leaving = batchMatMul(engine, entering[layer]!, each);
    entering.push(layer === weights.length - 1 ? leaving : engine.tf.relu(leaving));
  }
  return entering;
}
