import { innerProduct } from '../../../core/numerics/inner-product.ts';
import type { TwoLayer } from '../student-teacher.ts';
import { examplesOf, type SphericalUnits } from './spherical-flow.ts';
import type { UnitProblem } from './unit-problem.ts';

/**
 * The NTK matrix on the training inputs (n × n by rows) from the derivatives of the outputs in the weights: η_a Σ_k
 * ∂f(x_i)/∂a_k ∂f(x_j)/∂a_k + η_w Σ_k ∂f(x_i)/∂w_kᵀ ∂f(x_j)/∂w_k.
 */
export function kernelOfWeights(problem: UnitProblem, { a, w }: TwoLayer): number[] {
  const { data, rates, leak } = problem;
  const examples = examplesOf(problem);
  const derivatives = examples.map((example) =>
    Array.from(a, (readOut, k) => {
      const pre = innerProduct([...w.subarray(k * data.dimension, (k + 1) * data.dimension)], example);
      const through = pre > 0 ? 1 : leak;
      return [
        Math.sqrt(rates.etaA) * through * pre,
        ...example.map((value) => Math.sqrt(rates.etaW) * readOut * through * value),
      ];
    }).flat(),
  );
  return derivatives.flatMap((row) => derivatives.map((other) => innerProduct(row, other)));
}

/**
 * The same matrix as §5 has it, K_ij = Σ_k c_ki x_iᵀ M_k x_j c_kj with M_k = ½(κ_k + δ_k) I + ½(κ_k − δ_k) β̂_kβ̂_kᵀ, from the signed
 * spherical coordinates alone.
 */
export function kernelOfUnits(problem: UnitProblem, { magnitudes, directions }: SphericalUnits): number[] {
  const { rates, leak, deltas } = problem;
  const examples = examplesOf(problem);
  const units = directions.map((direction, k) => {
    const delta = deltas[k]!;
    const root = Math.sqrt(delta ** 2 + 4 * rates.etaA * rates.etaW * magnitudes[k]! ** 2);
    const projections = examples.map((example) => innerProduct(direction, example));
    return {
      isotropic: (root + delta) / 2,
      along: (root - delta) / 2,
      projections,
      slopes: projections.map((projection) => (projection > 0 ? 1 : leak)),
    };
  });
  return examples.flatMap((one, i) =>
    examples.map((other, j) =>
      units.reduce(
        (sum, { isotropic, along, projections, slopes }) =>
          sum +
          slopes[i]! *
            slopes[j]! *
            (isotropic * innerProduct(one, other) + along * projections[i]! * projections[j]!),
        0,
      ),
    ),
  );
}
