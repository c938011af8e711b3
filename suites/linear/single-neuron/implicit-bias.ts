import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';

/** Fewer examples than inputs, reduced to what the theorem needs. */
export interface Interpolation {
  /** The solution of least norm of Xβ = y, length d, not zero. */
  readonly leastNorm: readonly number[];
  /** Orthogonal projector onto the null space of X. */
  readonly project: (vector: readonly number[]) => number[];
}

/** `Interpolation` of a single example: X = rowᵀ, y = target. */
export function singleExample(row: readonly number[], target: number): Interpolation {
  const square = innerProduct(row, row);
  return {
    leastNorm: row.map((value) => (value * target) / square),
    project: (vector) => {
      const share = innerProduct(row, vector) / square;
      return vector.map((value, i) => value - share * row[i]!);
    },
  };
}

/**
 * The minimiser of Theorem 3.1's potential over the solutions of Xβ = y, in closed form and without the flow.
 *
 * The potential's gradient is √2 (β/a(β) − w₀), where a(β) = √((√(δ²+4‖β‖²)+δ)/2) and √2 w₀ = ψ_δ β₀/‖β₀‖. It is
 * orthogonal to the null space where β = leastNorm + a n, n the projection of w₀ onto the null space. What is
 * left is a problem without a null space on the leaf δ + ‖n‖²: a² = ½(δ' + √(δ'² + 4‖leastNorm‖²)) with
 * δ' = δ + ‖n‖². That holds for a null space of any dimension; with one dimension it is the paper's
 * "OLS + α n̂".
 *
 * @param pull 1: the theorem. −1: the linear term reversed, which is where the flow ends when a changed its
 *   sign on the way (the theorem supposes that β(t) never vanishes).
 */
export function theoremMinimiser(
  { leastNorm, project }: Interpolation,
  beta0: readonly number[],
  delta: number,
  pull: 1 | -1 = 1,
): number[] {
  const size = norm(beta0);
  const w0 = Math.sqrt(size * Math.exp(-Math.asinh(delta / (2 * size))));
  const kept = project(beta0.map((value) => (pull * w0 * value) / size));
  const reached = norm(leastNorm);
  const a = Math.sqrt(reached * Math.exp(Math.asinh((delta + innerProduct(kept, kept)) / (2 * reached))));
  return leastNorm.map((value, i) => value + a * kept[i]!);
}
