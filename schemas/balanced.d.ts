/* Written by "npm run schemas" from balanced.schema.json; do not edit. */

/**
 * Parameters and measurements of the suite `balanced`: λ-balanced two-layer linear networks f(x) = W₂W₁x on whitened input, W₂ᵀW₂ − W₁W₁ᵀ = λI at the start.
 */
export interface BalancedCells {
  [k: string]: unknown;
}
/**
 * Random networks and targets: the closed form against the integrated weights.
 *
 * This interface was referenced by `BalancedCells`'s JSON-Schema
 * via the `definition` "RandomProblemsParameters".
 */
export interface RandomProblemsParameters {
  seed: number;
  count: number;
}
/**
 * This interface was referenced by `BalancedCells`'s JSON-Schema
 * via the `definition` "RandomProblemsMeasurements".
 */
export interface RandomProblemsMeasurements {
  problems: BalancedProblem[];
}
export interface BalancedProblem {
  /**
   * balanced: W₂ᵀW₂ − W₁W₁ᵀ = λI. uneven: its eigenvalues lie from λ/2 to 3λ/2, which the closed form does not allow.
   */
  kind: 'balanced' | 'uneven';
  /**
   * d
   */
  inputs: number;
  /**
   * c
   */
  outputs: number;
  /**
   * Hidden units h.
   */
  hidden: number;
  /**
   * Rank of Σ_yx.
   */
  rank: number;
  /**
   * λ; of an uneven start the mean of the eigenvalues of W₂ᵀW₂ − W₁W₁ᵀ.
   */
  lambda: number;
  /**
   * Largest difference of an entry of QQᵀ over the times: closed form against integrated weights.
   */
  solutionError: number;
  /**
   * Largest difference of S(0,t), likewise.
   */
  kernelError: number;
  /**
   * Largest change of an entry of W₂ᵀW₂ − W₁W₁ᵀ along the integrated weights.
   */
  balanceDrift: number;
}
/**
 * Kernel distance of one λ-balanced network over time, by the closed form, from t = 0.01 to 10⁶. Equal seeds and shapes give the same target and the same start in function space, whatever λ.
 *
 * This interface was referenced by `BalancedCells`'s JSON-Schema
 * via the `definition` "KernelPathParameters".
 */
export interface KernelPathParameters {
  /**
   * d
   */
  inputs: number;
  /**
   * c
   */
  outputs: number;
  /**
   * Hidden units h: at most c for λ > 0, d for λ < 0, the larger of them for λ = 0.
   */
  hidden: number;
  /**
   * λ
   */
  lambda: number;
  /**
   * Middle of the singular values of W₂W₁ at the start, which are log-uniform from half to twice of it; the largest of Σ_yx is 1.
   */
  size: number;
  /**
   * How many singular values of Σ_yx are zero.
   */
  zeroModes: number;
  seed: number;
}
/**
 * This interface was referenced by `BalancedCells`'s JSON-Schema
 * via the `definition` "KernelPathMeasurements".
 */
export interface KernelPathMeasurements {
  /**
   * Increasing times of gradient flow, in units of τ.
   *
   * @minItems 1
   */
  times: number[];
  /**
   * S(0,t), one entry a time.
   *
   * @minItems 1
   */
  kernelDistance: number[];
  /**
   * Largest S of the recorded times.
   */
  largest: number;
  /**
   * S at the last time.
   */
  final: number;
  /**
   * First time at which S reaches half of its final value, between recorded times by bisection.
   */
  halfTime: number;
  /**
   * ‖Σ_yx − W₂W₁‖_F at the last time.
   */
  residual: number;
}

/** What the cells of each experiment take and give. */
export type BalancedExperiments = {
  'random-problems': { parameters: RandomProblemsParameters; measurements: RandomProblemsMeasurements };
  'kernel-path': { parameters: KernelPathParameters; measurements: KernelPathMeasurements };
};
