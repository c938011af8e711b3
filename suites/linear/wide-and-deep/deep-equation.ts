import { Matrix } from 'ml-matrix';
import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import { lossGradient, type Regression } from './regression.ts';

/**
 * The square s of each layer's singular value along β in an isotropic deep network: the root above |δ| of
 * (s − |δ|) s^L = ‖β‖². Newton's method from above, where the function is convex, so that every step stays above.
 *
 * s is right to the last digits; s − |δ|, the square of the read-out, to 2⁻⁵² |δ|^{L+1}/‖β‖² of its size. That is
 * 6·10⁻¹⁴ at ‖β‖ = 1, δ = −4 and L = 3, the farthest that a profile runs, and 2·10⁻¹⁰ at δ = −30: far below what is
 * asked of β (10⁻⁷), so that solving for the difference would gain nothing.
 */
export function layerSquare(layers: number, delta: number, size: number): number {
  const low = Math.abs(delta);
  let square = low + size ** (2 / (layers + 1));
  for (let i = 0; i < 200; i++) {
    const slope = square ** layers + layers * (square - low) * square ** (layers - 1);
    const next = square - ((square - low) * square ** layers - size ** 2) / slope;
    if (!(next < square)) break;
    square = next;
  }
  return square;
}

/**
 * The self-consistent dynamics in function space of a deep isotropic network with L square layers under its
 * read-out (aaᵀ − W_LW_Lᵀ = δI, δ ≤ 0, balanced below), unit learning rates:
 *
 *   β̇ = −( s^L I + L (s − |δ|) s^{L−1} ββᵀ/‖β‖² ) Xᵀρ, with (s − |δ|) s^L = ‖β‖².
 *
 * Derivation: the layers share one S with S² = aaᵀ + |δ|I up to rotations, so S² is s along β and |δ| elsewhere, and
 * ‖a‖² = s − |δ|. Layer l moves β by −‖a‖² s^{L−l} S^{2(l−1)} Xᵀρ, the read-out by −S^{2L} Xᵀρ. Elsewhere than along β that sums to
 * (s − |δ|)(s^{L−1} + |δ| s^{L−2} + ⋯ + |δ|^{L−1}) + |δ|^L = s^L; along β to L (s − |δ|) s^{L−1} + s^L. For L = 1 it is the single neuron's
 * M at relative scale |δ|, and for L = 0 linear regression.
 */
export function deepEquation(layers: number, delta: number, regression: Regression): Derivative {
  return (beta) => {
    const size = norm(beta);
    const square = layerSquare(layers, delta, size);
    const gradient = lossGradient(regression, Matrix.columnVector([...beta])).to1DArray();
    const across = square ** layers;
    const along = layers * (square - Math.abs(delta)) * square ** (layers - 1);
    const share = (along * innerProduct(beta, gradient)) / size ** 2;
    return beta.map((value, i) => -(across * gradient[i]! + share * value));
  };
}
