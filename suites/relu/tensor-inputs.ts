import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';

/** Inputs as tensor students want them: both layouts, uploaded once, float32. */
export interface TensorInputs {
  readonly samples: number;
  /** X, n × d. */
  readonly rows: Tensor2D;
  /** Xᵀ, d × n. */
  readonly columns: Tensor2D;
}

/** @param inputs X, n × d row-major */
export function uploadInputs(engine: Engine, inputs: Float64Array, dimension: number): TensorInputs {
  const samples = inputs.length / dimension;
  const rows = engine.tf.tensor2d(Float32Array.from(inputs), [samples, dimension]);
  return { samples, rows, columns: engine.tf.transpose(rows) };
}
