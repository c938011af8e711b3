import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import type { Path, PathErrors } from '../../../schemas/linear.d.ts';
import type { WhitenedProblem } from './exact-solution.ts';
import { kernelDistance } from './kernel-distance.ts';
import { type Weights, relativeScale } from './weights.ts';

/** Signed magnitude μ = a‖w‖: its absolute value is ‖β‖ (§3). */
export function signedMagnitude({ a, w }: Weights): number {
  return a * norm(w);
}

/** Alignment φ, the cosine of the angle between w and β*, in [−1, 1]; 0 where w = 0 has no direction. β* is not zero. */
export function alignment(betaStar: readonly number[], { w }: Weights): number {
  const size = norm(w);
  return size === 0 ? 0 : innerProduct(w, betaStar) / (size * norm(betaStar));
}

/** Weights along a trajectory with the quantities the paper reports; kernel distances are from `initial`. */
export function describePath(problem: WhitenedProblem, initial: Weights, weights: readonly Weights[]): Path {
  return {
    a: weights.map(({ a }) => a),
    w: weights.map(({ w }) => [...w]),
    mu: weights.map(signedMagnitude),
    phi: weights.map((at) => alignment(problem.betaStar, at)),
    kernelDistance: weights.map((at) => kernelDistance(problem, initial, at)),
  };
}

function largestDifference(x: readonly number[], y: readonly number[]): number {
  return Math.max(...x.map((value, i) => Math.abs(value - y[i]!)));
}

/** Largest absolute difference of each quantity over the times; for w over its entries as well. */
export function pathErrors(exact: Path, numeric: Path): PathErrors {
  return {
    a: largestDifference(exact.a, numeric.a),
    w: Math.max(...exact.w.map((w, i) => largestDifference(w, numeric.w[i]!))),
    mu: largestDifference(exact.mu, numeric.mu),
    phi: largestDifference(exact.phi, numeric.phi),
    kernelDistance: largestDifference(exact.kernelDistance, numeric.kernelDistance),
  };
}

/** max over the trajectory of |δ(t) − δ|. */
export function relativeScaleDrift(
  problem: WhitenedProblem,
  delta: number,
  weights: readonly Weights[],
): number {
  return Math.max(...weights.map((at) => Math.abs(relativeScale(problem, at) - delta)));
}

/** Whether the read-out a passed through zero. */
export function changesSign(weights: readonly Weights[]): boolean {
  return weights.some(({ a }) => Math.sign(a) !== Math.sign(weights[0]!.a));
}
