import { Matrix } from 'ml-matrix';
import type { LearningRates } from '../single-neuron/weights.ts';
import type { Shape, TwoLayerWeights } from './two-layer-weights.ts';

/** Orthonormal columns between which the layers of an isotropic network map. */
export interface Frames {
  /** d × min(h, d): the left singular vectors of β first. */
  readonly left: Matrix;
  /** c × min(h, c): the right singular vectors of β first. */
  readonly right: Matrix;
  /** h × h: how the hidden units share the modes. */
  readonly hidden: Matrix;
}

/** Read-out and input weight of one mode: both ≥ 0, their product is `value`, η_w a² − η_a w² = delta. */
function modeWeights({ etaA, etaW }: LearningRates, value: number, delta: number): [number, number] {
  const root = Math.hypot(delta, 2 * Math.sqrt(etaA * etaW) * value);
  // The larger of the two first: the smaller one, by difference, would lose its digits.
  if (delta >= 0) {
    const a = Math.sqrt((root + delta) / (2 * etaW));
    return [a, a === 0 ? 0 : value / a];
  }
  const w = Math.sqrt((root - delta) / (2 * etaA));
  return [value / w, w];
}

/**
 * Weights with Δ = H diag(deltas) Hᵀ (isotropic where the deltas are equal) that realise the function with the
 * given singular values: A = H diag(a) Rᵀ, W = H diag(w) Lᵀ with frames L (left), R (right), H (hidden).
 *
 * A mode beyond the smallest of h, d, c has no singular value; its weight lies in the layer that has a direction
 * left for it.
 *
 * @param deltas one a mode, length h; a mode ≥ c needs delta ≤ 0, a mode ≥ d needs delta ≥ 0, since AAᵀ has rank
 *   c at most and WWᵀ rank d
 * @param values singular values of β = WᵀA, length min(h, d, c), ≥ 0
 */
export function isotropicWeights(
  { inputs, outputs, hidden }: Shape,
  rates: LearningRates,
  deltas: readonly number[],
  values: readonly number[],
  frames: Frames,
): TwoLayerWeights {
  const a = Matrix.zeros(hidden, outputs);
  const w = Matrix.zeros(hidden, inputs);
  deltas.forEach((delta, mode) => {
    const [readOut, input] = modeWeights(rates, values[mode] ?? 0, delta);
    for (let k = 0; k < hidden; k++) {
      const share = frames.hidden.get(k, mode);
      for (let j = 0; j < outputs && mode < frames.right.columns; j++)
        a.set(k, j, a.get(k, j) + share * readOut * frames.right.get(j, mode));
      for (let i = 0; i < inputs && mode < frames.left.columns; i++)
        w.set(k, i, w.get(k, i) + share * input * frames.left.get(i, mode));
    }
  });
  return { a, w };
}
