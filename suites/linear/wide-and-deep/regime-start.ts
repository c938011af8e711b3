import { Matrix } from 'ml-matrix';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import { randomFrame } from '../../../core/numerics/random-frame.ts';
import type { Shape, TwoLayerWeights } from './two-layer-weights.ts';
import { unitWeights } from './unit-weights.ts';

/**
 * A target β* (d × c) with the given singular values between random directions, and hidden units in random
 * directions with the given δ_k and all of one size ‖a_k‖‖w_k‖. Equal seeds and shapes give the same target, the
 * same directions and so the same β₀, whatever the δ_k and the learning rates.
 */
export function regimeStart(
  seed: number,
  shape: Shape,
  rates: LearningRates,
  deltas: readonly number[],
  size: number,
  targetValues: readonly number[],
): { target: Matrix; start: TwoLayerWeights } {
  const stream = new RandomStream('linear/regime', seed);
  const left = randomFrame(stream, shape.inputs, targetValues.length);
  const right = randomFrame(stream, shape.outputs, targetValues.length);
  const target = left.mmul(Matrix.diag([...targetValues])).mmul(right.transpose());
  const sizes = deltas.map(() => size);
  return { target, start: unitWeights(stream, shape, rates, deltas, sizes) };
}
