import { innerProduct } from './inner-product.ts';

/** S = 1 − ⟨K₀, K⟩/(‖K₀‖ ‖K‖) of two kernels of one shape, summed in float64. Range [0, 2]. */
export function kernelDistance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return 1 - innerProduct(one, other) / Math.sqrt(innerProduct(one, one) * innerProduct(other, other));
}
