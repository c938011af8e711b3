import { innerProduct } from '../../../core/numerics/inner-product.ts';
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
  const cosine =
    innerProductOfKernels(rates, initial, weights) /
    Math.sqrt(
      innerProductOfKernels(rates, initial, initial) * innerProductOfKernels(rates, weights, weights),
    );
  return Math.max(0, 1 - cosine);
}
