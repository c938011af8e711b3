import { Matrix } from 'ml-matrix';
import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import { lossGradient, type Regression } from './regression.ts';
import type { Shape, TwoLayerWeights } from './two-layer-weights.ts';

/** State of `unitFlow`: β_k = w_k a_kᵀ by rows, unit after unit, h · d · c numbers. */
export function unitState({ a, w }: TwoLayerWeights): number[] {
  return Array.from({ length: a.rows }, (_, k) =>
    w.getRowVector(k).transpose().mmul(a.getRowVector(k)).to1DArray(),
  ).flat();
}

/** β = Σ β_k, d × c. */
export function sumOfUnits(units: readonly Matrix[]): Matrix {
  return units.slice(1).reduce((sum, unit) => sum.add(unit), units[0]!.clone());
}

/** The β_k of a state. */
export function unitsOf({ inputs, outputs, hidden }: Shape, state: readonly number[]): Matrix[] {
  const size = inputs * outputs;
  return Array.from({ length: hidden }, (_, k) =>
    Matrix.from1DArray(inputs, outputs, state.slice(k * size, (k + 1) * size)),
  );
}

/**
 * The dynamics in function space, hidden unit by hidden unit, which closes for any Δ, any shape and any learning
 * rates (§4; for one output it is β̇_k = −M_k Xᵀρ). With G = Xᵀρ of the whole function, κ_k = √(δ_k² + 4η_aη_w‖β_k‖²),
 *
 *   β̇_k = −½(κ_k + δ_k) G β_kᵀβ_k/‖β_k‖² − ½(κ_k − δ_k) β_kβ_kᵀ G/‖β_k‖².
 *
 * Derivation: β_k = w_k a_kᵀ gives β̇_k = −η_w G a_k a_kᵀ − η_a w_k w_kᵀ G; β_k has rank one, so β_kᵀβ_k/‖β_k‖² and
 * β_kβ_kᵀ/‖β_k‖² project on a_k and w_k, and η_w‖a_k‖² = ½(κ_k + δ_k), η_a‖w_k‖² = ½(κ_k − δ_k). A unit at β_k = 0 has
 * lost its direction, and the equation with it.
 *
 * @param deltas the conserved δ_k, length h
 */
export function unitFlow(
  shape: Shape,
  { etaA, etaW }: LearningRates,
  regression: Regression,
  deltas: readonly number[],
): Derivative {
  return (state) => {
    const units = unitsOf(shape, state);
    const gradient = lossGradient(regression, sumOfUnits(units));
    return units.flatMap((unit, k) => {
      const transposed = unit.transpose();
      const square = unit.norm() ** 2;
      const delta = deltas[k]!;
      const root = Math.sqrt(delta ** 2 + 4 * etaA * etaW * square);
      const throughInputs = gradient.mmul(transposed.mmul(unit)).mul((root + delta) / (2 * square));
      const throughReadOut = unit.mmul(transposed.mmul(gradient)).mul((root - delta) / (2 * square));
      return throughInputs.add(throughReadOut).neg().to1DArray();
    });
  };
}
