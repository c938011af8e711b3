/* Written by "npm run schemas" from linear.schema.json; do not edit. */

/**
 * @minItems 1
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "Vector".
 */
export type Vector = number[];
/**
 * Target β* = Xᵀy, length d.
 *
 * @minItems 1
 */
export type Vector1 = number[];
/**
 * Start β₀ = a₀ w₀, length d, not zero.
 *
 * @minItems 1
 */
export type Vector2 = number[];
/**
 * The only row of X, length 2.
 *
 * @minItems 1
 */
export type Vector3 = number[];
/**
 * The solution that Theorem 3.1 singles out, from its own equation.
 *
 * @minItems 1
 */
export type Vector4 = number[];

/**
 * Parameters and measurements of the suite `linear`: the single-neuron linear network f(x) = a wᵀx under gradient flow.
 */
export interface LinearCells {
  [k: string]: unknown;
}
/**
 * Gradient flow on whitened input (XᵀX = I) towards β*, started at β₀ on the leaf δ.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "TrajectoryParameters".
 */
export interface TrajectoryParameters {
  betaStar: Vector1;
  beta0: Vector2;
  /**
   * Relative scale δ = η_w a² − η_a ‖w‖².
   */
  delta: number;
  /**
   * Increasing times of gradient flow.
   *
   * @minItems 1
   */
  times: number[];
  /**
   * Sign of a₀.
   */
  sign: 1 | -1;
  /**
   * Learning rate η_a.
   */
  etaA: number;
  /**
   * Learning rate η_w.
   */
  etaW: number;
}
/**
 * One entry per time.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "Path".
 */
export interface Path {
  a: number[];
  w: Vector[];
  /**
   * Signed magnitude μ = a‖w‖.
   */
  mu: number[];
  /**
   * Alignment φ = wᵀβ* /(‖w‖‖β*‖).
   */
  phi: number[];
  /**
   * S(0,t) = 1 − ⟨K₀,K_t⟩/(‖K₀‖‖K_t‖).
   */
  kernelDistance: number[];
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "TrajectoryMeasurements".
 */
export interface TrajectoryMeasurements {
  exact: Path1;
  numeric: Path2;
  maxError: PathErrors;
  /**
   * max over times of |δ(t) − δ| along the integrated flow.
   */
  deltaDrift: number;
}
/**
 * The closed form.
 */
export interface Path1 {
  a: number[];
  w: Vector[];
  /**
   * Signed magnitude μ = a‖w‖.
   */
  mu: number[];
  /**
   * Alignment φ = wᵀβ* /(‖w‖‖β*‖).
   */
  phi: number[];
  /**
   * S(0,t) = 1 − ⟨K₀,K_t⟩/(‖K₀‖‖K_t‖).
   */
  kernelDistance: number[];
}
/**
 * The integrated gradient flow.
 */
export interface Path2 {
  a: number[];
  w: Vector[];
  /**
   * Signed magnitude μ = a‖w‖.
   */
  mu: number[];
  /**
   * Alignment φ = wᵀβ* /(‖w‖‖β*‖).
   */
  phi: number[];
  /**
   * S(0,t) = 1 − ⟨K₀,K_t⟩/(‖K₀‖‖K_t‖).
   */
  kernelDistance: number[];
}
/**
 * Largest absolute difference between the closed form and the integrated flow over the times.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "PathErrors".
 */
export interface PathErrors {
  a: number;
  w: number;
  mu: number;
  phi: number;
  kernelDistance: number;
}
/**
 * Random whitened problems: exact against integrated, dimension 2 to 20, δ in [−6, 6].
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "RandomProblemsParameters".
 */
export interface RandomProblemsParameters {
  seed: number;
  count: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "RandomProblemsMeasurements".
 */
export interface RandomProblemsMeasurements {
  problems: RandomProblem[];
}
export interface RandomProblem {
  dimension: number;
  delta: number;
  /**
   * Whether a passed through zero.
   */
  signChange: boolean;
  maxError: PathErrors;
  deltaDrift: number;
}
/**
 * Gradient flow where Xᵀ X has rank one in two dimensions (Fig. 4b): many interpolating solutions.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "LowRankParameters".
 */
export interface LowRankParameters {
  row: Vector3;
  /**
   * y.
   */
  target: number;
  beta0: Vector;
  delta: number;
  /**
   * Time of gradient flow.
   */
  duration: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "LowRankMeasurements".
 */
export interface LowRankMeasurements {
  /**
   * Trajectory of β, start and end included.
   */
  beta: Vector[];
  endPoint: Vector;
  minimiser: Vector4;
  /**
   * ‖endPoint − minimiser‖₂
   */
  distance: number;
  /**
   * |Xβ(∞) − y|, which the theorem wants to be zero.
   */
  residual: number;
  /**
   * Whether a passed through zero, and β with it, which the theorem excludes.
   */
  signChange: boolean;
  /**
   * Distance of the end point from the minimiser with the theorem's linear term reversed.
   */
  reversedDistance: number;
}
/**
 * Random starts: which branch (sign of a) does gradient flow reach, and which does the rule predict?
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "BasinParameters".
 */
export interface BasinParameters {
  seed: number;
  count: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "BasinMeasurements".
 */
export interface BasinMeasurements {
  /**
   * Starts outside the integrator's reach of the separating surface.
   */
  starts: number;
  right: number;
  exceptions: BasinException[];
  nearSurface: NearSurface;
}
export interface BasinException {
  delta: number;
  a0: number;
  w0: Vector;
  betaStar: Vector;
  /**
   * Value whose sign the rule takes.
   */
  rule: number;
}
export interface NearSurface {
  starts: number;
  right: number;
}
/**
 * Kernel distance of the exact solution on Fig. 3's setting (β* = (0, 1), β₀ = (−1, 0), a₀ > 0) over an even grid of δ.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "BalanceParameters".
 */
export interface BalanceParameters {
  /**
   * The grid runs from −largestDelta to largestDelta.
   */
  largestDelta: number;
  /**
   * Grid points per unit of δ.
   */
  perUnit: number;
  /**
   * Time of gradient flow.
   */
  duration: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "BalanceMeasurements".
 */
export interface BalanceMeasurements {
  /**
   * @minItems 1
   */
  rows: BalanceRow[];
}
export interface BalanceRow {
  delta: number;
  /**
   * S at t = 1/‖β*‖.
   */
  early: number;
  /**
   * S at t = 2/‖β*‖.
   */
  soon: number;
  /**
   * Largest S up to the end.
   */
  largest: number;
  /**
   * S at the end.
   */
  final: number;
  /**
   * φ at the end: near 1 when nothing is left to do.
   */
  finalAlignment: number;
}
/**
 * Time of the exact solution until the alignment φ first reaches `phi`, from alignment `phi0`, on the leaf δ.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "DelayParameters".
 */
export interface DelayParameters {
  delta: number;
  /**
   * Alignment at the start; 0 is Fig. 3's orthogonal start.
   */
  phi0: number;
  phi: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "DelayMeasurements".
 */
export interface DelayMeasurements {
  /**
   * From the closed form.
   */
  time: number;
  /**
   * From the integrated flow.
   */
  numericTime: number;
}
