import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import type { Weights } from './weights.ts';

/**
 * The basin rule (Fig. 7, unit learning rates): the number whose sign is the sign of a(∞),
 * a₀ for δ ≥ 0 and w₀ᵀβ* + (a₀/2)(δ + √(δ² + 4‖β*‖²)) for δ < 0.
 *
 * The second expression alone would do: it is a positive multiple of the start's component along the growing
 * direction of the closed form, and for δ ≥ 0 it has the sign of a₀, because ‖w₀‖ ≤ |a₀| there. The cases are
 * kept as printed, since it is the printed rule that is tested.
 */
export function basinRule(betaStar: readonly number[], delta: number, start: Weights): number {
  return delta >= 0 ? start.a : separation(betaStar, delta, start);
}

/** w₀ᵀβ* + (a₀/2)(δ + √(δ² + 4‖β*‖²)): zero on the surface that separates the basins of a leaf δ < 0. */
export function separation(betaStar: readonly number[], delta: number, { a, w }: Weights): number {
  return innerProduct(w, betaStar) + a * readOutShare(betaStar, delta);
}

/**
 * Distance of the start from the separating plane of its leaf, relative to the length of (a₀, w₀): the share
 * of the start that grows, in [0, 1].
 */
export function relativeDistanceToSurface(
  betaStar: readonly number[],
  delta: number,
  start: Weights,
): number {
  const plane = Math.hypot(norm(betaStar), readOutShare(betaStar, delta));
  return Math.abs(separation(betaStar, delta, start)) / (plane * Math.hypot(start.a, norm(start.w)));
}

/** (δ + √(δ² + 4‖β*‖²))/2 as ‖β*‖ exp(asinh(δ/2‖β*‖)), which keeps its digits for δ ≪ 0. */
export function readOutShare(betaStar: readonly number[], delta: number): number {
  const size = norm(betaStar);
  return size * Math.exp(Math.asinh(delta / (2 * size)));
}
