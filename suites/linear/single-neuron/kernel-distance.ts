import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import type { LearningRates, Weights } from './weights.ts';

/**
 * ⟨M(v), M(u)⟩ of the matrices M = η_w a² I + η_a w wᵀ (d × d) through which the kernel K = X M Xᵀ depends on
 * the weights.
 */
function innerProductOfKernels({ etaA, etaW }: LearningRates, v: Weights, u: Weights): number {
  const [isotropicV, isotropicU] = [etaW * v.a ** 2, etaW * u.a ** 2];
  return (
    v.w.length * isotropicV * isotropicU +
    etaA *
      (isotropicV * innerProduct(u.w, u.w) +
        isotropicU * innerProduct(v.w, v.w) +
        etaA * innerProduct(v.w, u.w) ** 2)
  );
}

/**
 * Kernel distance S(0,t) = 1 − ⟨K₀,K_t⟩ / (‖K₀‖_F ‖K_t‖_F) of the single-neuron network on whitened input, in
 * [0, 1): with XᵀX = I the inner products of K = X M Xᵀ are those of M. Rounding below zero is cut off.
 * Neither of the weights may be all zero.
 */
export function kernelDistance(rates: LearningRates, initial: Weights, weights: Weights): number {
  const [from, to] = [scaledToOne(initial), scaledToOne(weights)];
  const product = innerProductOfKernels(rates, from, to);
  const squares = innerProductOfKernels(rates, from, from) * innerProductOfKernels(rates, to, to);
  return Math.max(0, 1 - product / Math.sqrt(squares));
}

/** The same direction in weight space at length 1: S does not change, and nothing underflows. */
function scaledToOne({ a, w }: Weights): Weights {
  const size = Math.hypot(a, norm(w));
  return { a: a / size, w: w.map((value) => value / size) };
}
