import { Matrix } from 'ml-matrix';

/** Size of a two-layer linear network: d inputs, c outputs, h hidden units. */
export interface Shape {
  readonly inputs: number;
  readonly outputs: number;
  readonly hidden: number;
}

/** Weights of f(x) = W₂W₁x, float64. */
export interface LayerWeights {
  /** W₁, h × d. */
  readonly w1: Matrix;
  /** W₂, c × h. */
  readonly w2: Matrix;
}

/** Q = [W₁ᵀ; W₂], (d + c) × h. */
export function stacked({ w1, w2 }: LayerWeights): Matrix {
  return new Matrix([...w1.transpose().to2DArray(), ...w2.to2DArray()]);
}

/** QQᵀ = [[W₁ᵀW₁, W₁ᵀW₂ᵀ], [W₂W₁, W₂W₂ᵀ]], (d + c) × (d + c): all of the weights that function and kernel show. */
export function gramOf(weights: LayerWeights): Matrix {
  const q = stacked(weights);
  return q.mmul(q.transpose());
}

/** W₂ᵀW₂ − W₁W₁ᵀ, h × h, which gradient flow conserves; λI in a λ-balanced network. */
export function balanceOf({ w1, w2 }: LayerWeights): Matrix {
  return w2.transpose().mmul(w2).sub(w1.mmul(w1.transpose()));
}
