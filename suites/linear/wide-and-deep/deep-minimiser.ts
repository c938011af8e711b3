import { Matrix, pseudoInverse } from 'ml-matrix';
import { norm } from '../../../core/numerics/inner-product.ts';

/**
 * The minimiser of Theorem B.10's potential for L layers under the read-out, δ → 0, over the solutions of Xβ = y, without
 * the flow. The gradient of the potential,
 * ‖β‖^{−s}β − ‖β₀‖^{−s}β₀ with s = L/(L+1), is orthogonal to the null space of X, so β = β_ols + ‖β‖^s z, where β_ols is the
 * solution of least norm and z the part of ‖β₀‖^{−s}β₀ in the null space. The size r = ‖β‖ is the root of
 * r² − ‖z‖² r^{2s} = ‖β_ols‖², found by bisection: the left side is below the right one up to that root only.
 *
 * @param inputs X, n × d, n < d
 * @param labels y, n × 1
 */
export function deepMinimiser(
  layers: number,
  inputs: Matrix,
  labels: Matrix,
  beta0: readonly number[],
): number[] {
  const inverse = pseudoInverse(inputs);
  const least = inverse.mmul(labels);
  const power = layers / (layers + 1);
  const start = Matrix.columnVector(beta0.map((value) => value * norm(beta0) ** -power));
  const kept = Matrix.sub(start, inverse.mmul(inputs.mmul(start)));
  const [leastSquare, keptSquare] = [least.norm() ** 2, kept.norm() ** 2];
  const below = (r: number): boolean => r ** 2 - keptSquare * r ** (2 * power) < leastSquare;
  let [low, high] = [least.norm(), 1 + least.norm()];
  while (below(high)) high *= 2;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (below(middle)) low = middle;
    else high = middle;
  }
  return Matrix.add(least, Matrix.mul(kept, high ** power)).to1DArray();
}
