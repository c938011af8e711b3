import { Matrix } from 'ml-matrix';
import type { Derivative } from '../../core/numerics/integrate-flow.ts';
import type { LayerWeights, Shape } from './layer-weights.ts';

/** State of the integrator: W₁ by rows, then W₂ by rows. */
export function toState({ w1, w2 }: LayerWeights): number[] {
  return [...w1.to1DArray(), ...w2.to1DArray()];
}

/** Weights from the integrator's state. */
export function toWeights({ inputs, outputs, hidden }: Shape, state: readonly number[]): LayerWeights {
  const split = hidden * inputs;
  return {
    w1: Matrix.from1DArray(hidden, inputs, state.slice(0, split)),
    w2: Matrix.from1DArray(outputs, hidden, state.slice(split)),
  };
}

/**
 * Gradient flow of ½‖Σ − W₂W₁‖² in the weights, on whitened input (Σ_xx = I) with Σ = Σ_yx (c × d) and time in units of
 * τ: Ẇ₁ = W₂ᵀ(Σ − W₂W₁), Ẇ₂ = (Σ − W₂W₁)W₁ᵀ, on the states of `toState`. It is what the closed form is held against:
 * sums over entries, and nothing of the closed form's in it.
 */
export function weightFlow({ inputs, outputs, hidden }: Shape, target: Matrix): Derivative {
  const sigma = target.to1DArray();
  const split = hidden * inputs;
  return (state) => {
    const rates = new Array<number>(state.length).fill(0);
    for (let o = 0; o < outputs; o++)
      for (let i = 0; i < inputs; i++) {
        let residual = sigma[o * inputs + i]!;
        for (let k = 0; k < hidden; k++) residual -= state[split + o * hidden + k]! * state[k * inputs + i]!;
        for (let k = 0; k < hidden; k++) {
          rates[k * inputs + i]! += state[split + o * hidden + k]! * residual;
          rates[split + o * hidden + k]! += residual * state[k * inputs + i]!;
        }
      }
    return rates;
  };
}
