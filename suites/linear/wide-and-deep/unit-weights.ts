import { Matrix } from 'ml-matrix';
import type { RandomStream } from '../../../core/numerics/random-stream.ts';
import { initialWeights, type LearningRates } from '../single-neuron/weights.ts';
import type { Shape, TwoLayerWeights } from './two-layer-weights.ts';

/**
 * Hidden units in random directions: unit k has the given δ_k = η_w‖a_k‖² − η_a‖w_k‖² and the size
 * ‖a_k‖‖w_k‖ = sizes[k] > 0.
 */
export function unitWeights(
  stream: RandomStream,
  { inputs, outputs }: Shape,
  rates: LearningRates,
  deltas: readonly number[],
  sizes: readonly number[],
): TwoLayerWeights {
  const units = deltas.map((delta, k) => {
    const { a, w } = initialWeights(rates, [sizes[k]!], delta, 1);
    return {
      a: stream.direction(outputs).map((value) => a * value),
      w: stream.direction(inputs).map((value) => w[0]! * value),
    };
  });
  return { a: new Matrix(units.map(({ a }) => a)), w: new Matrix(units.map(({ w }) => w)) };
}
