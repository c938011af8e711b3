import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { hasReluGradient, reluGradient } from '../../core/ensemble/relu-gradient.ts';
import { throughInputs, timesUnits, type HiddenWeights } from './hidden-weights.ts';
import type { TensorInputs } from './tensor-inputs.ts';

/** What a step knows of its students when their gradients are due. */
export interface HiddenLayer {
  /** Read-outs a, members × h × 1. */
  readonly readOuts: Tensor3D;
  /** Residuals r times whatever scales the gradient, members × 1 × n. */
  readonly residuals: Tensor3D;
  /** Activations relu(H), members × h × n. */
  readonly active: Tensor3D;
}

/** relu(H) r, members × h × 1, by the layout of the product that the engine does faster. */
export function readOutGradient(engine: Engine, { readOuts, residuals, active }: HiddenLayer): Tensor3D {
  const { tf } = engine;
  if (!hasReluGradient(engine))
    return batchMatMul(engine, active, tf.reshape<Rank.R3>(residuals, [active.shape[0], active.shape[2], 1]));
  return tf.reshape(batchMatMul(engine, residuals, active, { transposeRight: true }), readOuts.shape);
}

/**
 * diag(a) (1[H>0] ∘ 1rᵀ) X in the form of the weights, in as few passes over the h × n activations as the engine allows:
 * the outer product a rᵀ through its ReluGrad, or the residuals through a step with a left for the product's h × d.
 */
export function hiddenWeightGradient(
  engine: Engine,
  { readOuts, residuals, active }: HiddenLayer,
  inputs: TensorInputs,
): HiddenWeights {
  const { tf } = engine;
  if (!hasReluGradient(engine)) {
    const through = throughInputs(engine, tf.mul(tf.step(active), residuals), inputs);
    return timesUnits(engine, readOuts, through);
  }
  const outer = batchMatMul(engine, readOuts, residuals);
  return throughInputs(engine, reluGradient(engine, outer, active), inputs);
}
