import { Matrix } from 'ml-matrix';
import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import { deepFunction, toDeepState, toDeepWeights } from './deep-weights.ts';
import { lossGradient, type Regression } from './regression.ts';

/**
 * Gradient flow of ½‖Xβ − y‖² in all weights of f(x) = aᵀ W_L ⋯ W_1 x, unit learning rates: Ẇ_l = −u_l (W_{l−1} ⋯ W_1 G)ᵀ
 * and ȧ = −W_L ⋯ W_1 G, with u_l = W_{l+1}ᵀ ⋯ W_Lᵀ a and G = XᵀXβ − Xᵀy, on the states of `toDeepState`.
 */
export function deepFlow(width: number, regression: Regression): Derivative {
  return (state) => {
    const { layers, readOut } = toDeepWeights(width, state);
    const beta = Matrix.columnVector(deepFunction({ layers, readOut }));
    // below[l] = W_l ⋯ W_1 G and above[l] = W_{l+1}ᵀ ⋯ W_Lᵀ a, l = 0 … L.
    const below = [lossGradient(regression, beta)];
    for (const layer of layers) below.push(layer.mmul(below.at(-1)!));
    const above = [readOut];
    for (const layer of layers.slice(1).reverse()) above.unshift(layer.transpose().mmul(above[0]!));
    return toDeepState({
      layers: layers.map((_, l) => above[l]!.mmul(below[l]!.transpose()).neg()),
      readOut: below.at(-1)!.neg(),
    });
  };
}
