import { Matrix } from 'ml-matrix';

/** Weights of the deep linear network f(x) = aᵀ W_L ⋯ W_1 x with square layers, float64 (§4). */
export interface DeepWeights {
  /** W_1, …, W_L, each d × d; none in a network of one layer. */
  readonly layers: readonly Matrix[];
  /** a, d × 1. */
  readonly readOut: Matrix;
}

/** State of the integrator: the layers by rows, W_1 first, then a. */
export function toDeepState({ layers, readOut }: DeepWeights): number[] {
  return [...layers.flatMap((layer) => layer.to1DArray()), ...readOut.to1DArray()];
}

/** Weights from the integrator's state. */
export function toDeepWeights(width: number, state: readonly number[]): DeepWeights {
  const size = width * width;
  const count = (state.length - width) / size;
  return {
    layers: Array.from({ length: count }, (_, l) =>
      Matrix.from1DArray(width, width, state.slice(l * size, (l + 1) * size)),
    ),
    readOut: Matrix.columnVector(state.slice(count * size)),
  };
}

/** The function of the network, β = W_1ᵀ ⋯ W_Lᵀ a, length d: f(x) = βᵀx. */
export function deepFunction({ layers, readOut }: DeepWeights): number[] {
  return layers.reduceRight((vector, layer) => layer.transpose().mmul(vector), readOut).to1DArray();
}

/**
 * What gradient flow conserves, one matrix a layer: W_{l+1}ᵀW_{l+1} − W_lW_lᵀ, and aaᵀ − W_LW_Lᵀ for the last (d × d).
 */
export function deepConserved({ layers, readOut }: DeepWeights): Matrix[] {
  return layers.map((layer, l) => {
    const next = layers[l + 1];
    const above = next === undefined ? readOut.mmul(readOut.transpose()) : next.transpose().mmul(next);
    return above.sub(layer.mmul(layer.transpose()));
  });
}
