import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine/engine.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { reluGradient } from './relu-gradient.ts';

/** A loss by what one dense layer of each member has and gives. */
export interface DenseGradient {
  /** By its weights, members × fan-in × fan-out. */
  readonly weights: Tensor3D;
  /** By what it gives before a ReLU, members × samples × fan-out. */
  readonly outputs: Tensor3D;
}

/**
 * Gradients of a chain of dense layers with a ReLU before each but the first, by layer. To be called within `tidy`.
 *
 * @param weights of each layer, members × fan-in × fan-out
 * @param entering what enters each layer, members × samples × fan-in: after the ReLU
 * @param error loss by what the last layer gives, members × samples × fan-out
 */
export function denseBackward(
  engine: Engine,
  weights: readonly Tensor3D[],
  entering: readonly Tensor3D[],
  error: Tensor3D,
): DenseGradient[] {
  const gradients: DenseGradient[] = [];
  let outputs = error;
  for (let layer = entering.length - 1; layer >= 0; layer--) {
    const byWeights = batchMatMul(engine, entering[layer]!, outputs, { transposeLeft: true });
    gradients.unshift({ weights: byWeights, outputs });
    if (layer > 0) outputs = beforeDense(engine, weights[layer]!, entering[layer]!, outputs);
  }
  return gradients;
}

/**
 * A loss by what gives the layer before a dense one, before the ReLU between them: members × samples × fan-in.
 *
 * @param outputs loss by what the dense layer gives
 */
export function beforeDense(
  engine: Engine,
  weights: Tensor3D,
  entering: Tensor3D,
  outputs: Tensor3D,
): Tensor3D {
  return reluGradient(engine, batchMatMul(engine, outputs, weights, { transposeRight: true }), entering);
}
