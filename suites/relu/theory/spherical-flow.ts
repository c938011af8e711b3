import { innerProduct } from '../../../core/numerics/inner-product.ts';
import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import type { UnitProblem } from './unit-problem.ts';

/** Hidden units in signed spherical coordinates. */
export interface SphericalUnits {
  /** μ_k = a_k‖w_k‖, length h. */
  readonly magnitudes: readonly number[];
  /** β̂_k = w_k/‖w_k‖, h of length d. */
  readonly directions: readonly (readonly number[])[];
}

/** State of the integrator: the magnitudes, then the directions unit after unit. */
export function sphericalState({ magnitudes, directions }: SphericalUnits): number[] {
  return [...magnitudes, ...directions.flat()];
}

/** Units from the integrator's state. */
export function sphericalUnits(hidden: number, dimension: number, state: readonly number[]): SphericalUnits {
  return {
    magnitudes: state.slice(0, hidden),
    directions: Array.from({ length: hidden }, (_, k) =>
      state.slice(hidden + k * dimension, hidden + (k + 1) * dimension),
    ),
  };
}

/** Slope of a unit that turns by (κ + δ)/(2μ): for δ < 0 without the difference, since μ may pass through zero. */
function turningRate(root: number, delta: number, magnitude: number, product: number): number {
  return delta > 0 ? (root + delta) / (2 * magnitude) : (2 * product * magnitude) / (root - delta);
}

/** Each example as an array of length d. */
export function examplesOf({ data: { inputs, dimension } }: UnitProblem): number[][] {
  return Array.from({ length: inputs.length / dimension }, (_, i) => [
    ...inputs.subarray(i * dimension, (i + 1) * dimension),
  ]);
}

/**
 * The equations of §5 in signed spherical coordinates, with κ_k = √(δ_k² + 4η_aη_wμ_k²):
 *
 *   μ̇_k = −κ_k β̂_kᵀξ_k,  dβ̂_k/dt = −((κ_k + δ_k)/(2μ_k)) (I − β̂_kβ̂_kᵀ) ξ_k,  ξ_k = Σ_i c_ki x_i (f(x_i) − y_i),
 *
 * where c_ki is 1 where β̂_kᵀx_i > 0 and the leak elsewhere, and f(x) = Σ_k μ_k c_k β̂_kᵀx. The weights do not occur: δ_k stands
 * for the layer that they are in.
 */
export function sphericalFlow(problem: UnitProblem): Derivative {
  const { data, rates, leak, deltas } = problem;
  const examples = examplesOf(problem);
  const product = rates.etaA * rates.etaW;
  return (state) => {
    const { magnitudes, directions } = sphericalUnits(deltas.length, data.dimension, state);
    const slopes = directions.map((direction) =>
      examples.map((example) => (innerProduct(direction, example) > 0 ? 1 : leak)),
    );
    const residuals = examples.map((example, i) =>
      magnitudes.reduce(
        (sum, magnitude, k) => sum + magnitude * slopes[k]![i]! * innerProduct(directions[k]!, example),
        -data.labels[i]!,
      ),
    );
    const pulls = directions.map((direction, k) =>
      direction.map((_, j) =>
        examples.reduce((sum, example, i) => sum + slopes[k]![i]! * example[j]! * residuals[i]!, 0),
      ),
    );
    const roots = magnitudes.map((magnitude, k) => Math.sqrt(deltas[k]! ** 2 + 4 * product * magnitude ** 2));
    const along = directions.map((direction, k) => innerProduct(direction, pulls[k]!));
    return [
      ...roots.map((root, k) => -root * along[k]!),
      ...directions.flatMap((direction, k) => {
        const rate = turningRate(roots[k]!, deltas[k]!, magnitudes[k]!, product);
        return direction.map((value, j) => -rate * (pulls[k]![j]! - along[k]! * value));
      }),
    ];
  };
}
