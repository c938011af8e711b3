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
 * S(0,t), one entry a time.
 *
 * @minItems 1
 */
export type Vector5 = number[];
/**
 * y
 *
 * @minItems 1
 */
export type Vector6 = number[];
/**
 * The solution that Theorem B.10 singles out for δ → 0, from its own equation.
 *
 * @minItems 1
 */
export type Vector7 = number[];

/**
 * Parameters and measurements of the suite `linear`: linear networks under gradient flow, from the single neuron f(x) = a wᵀx to wide and deep ones.
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
/**
 * A two-layer linear network f(x) = AᵀWx with isotropic Δ = δI, started at given singular values of β = WᵀA.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "WideParameters".
 */
export interface WideParameters {
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
   * δ of Δ = η_w AAᵀ − η_a WWᵀ = δI: h ≤ c for δ > 0, h ≤ d for δ < 0.
   */
  delta: number;
  /**
   * Spread of the δ of the modes: from δ(1 − unevenness) to δ(1 + unevenness). Above 0 Δ is not isotropic.
   */
  unevenness: number;
  /**
   * Singular values of β₀, min(h, d, c) of them.
   *
   * @minItems 1
   */
  start: number[];
  /**
   * Singular values of the target β*, min(d, c) of them, at most h above zero.
   *
   * @minItems 1
   */
  target: number[];
  /**
   * aligned: XᵀX = I and β* has the singular vectors of β₀. whitened: XᵀX = I. random: normal inputs, 2d examples.
   */
  data: 'aligned' | 'whitened' | 'random';
  /**
   * Learning rate η_a.
   */
  etaA: number;
  /**
   * Learning rate η_w.
   */
  etaW: number;
  seed: number;
  /**
   * Increasing times of gradient flow.
   *
   * @minItems 1
   */
  times: number[];
}
/**
 * One entry a time; β by rows, d · c numbers.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "WideMeasurements".
 */
export interface WideMeasurements {
  network: WidePath;
  /**
   * β from the function-space equation.
   */
  functionSpace: Vector[];
  /**
   * Signed singular values from the mirror flow, min(h, d, c) of them in the order of the start.
   */
  mirrorFlow: Vector[];
  /**
   * Largest difference of an entry of β between equation and network.
   */
  functionError: number;
  /**
   * Largest difference of a singular value between mirror flow and network.
   */
  mirrorError: number;
  /**
   * Largest change of an entry of Δ along the integrated weights.
   */
  deltaDrift: number;
}
/**
 * From the integrated weights.
 */
export interface WidePath {
  beta: Vector[];
  /**
   * min(d, c) singular values of β, falling.
   */
  singularValues: Vector[];
}
/**
 * Random two-layer networks on random data: the integrated weights against the derived equations.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "WideProblemsParameters".
 */
export interface WideProblemsParameters {
  seed: number;
  count: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "WideProblemsMeasurements".
 */
export interface WideProblemsMeasurements {
  problems: WideProblem[];
}
export interface WideProblem {
  /**
   * general: any shape, a δ_k for each unit. isotropic: Δ = δI and h = min(d, c); fewer: h < min(d, c); full: h = max(d, c); between: between these. uneven: h = min(d, c) and unequal δ.
   */
  kind: 'general' | 'isotropic' | 'fewer' | 'full' | 'between' | 'uneven';
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
   * Examples n.
   */
  samples: number;
  etaA: number;
  etaW: number;
  /**
   * δ, or the mean of the δ_k.
   */
  delta: number;
  /**
   * Whether the function of a hidden unit passed through zero.
   */
  losesUnit: boolean;
  /**
   * Whether a singular value of β passed through zero while its direction lived in a layer that β did not show.
   */
  losesRank: boolean;
  /**
   * Largest change of an entry of Δ along the integrated weights.
   */
  deltaDrift: number;
  /**
   * Largest difference of an entry of β: equations of the hidden units against network.
   */
  unitError: number;
  /**
   * The same of the isotropic function-space equation, for uneven problems with the mean δ; null for other kinds.
   */
  functionError: number | null;
  /**
   * Largest difference of a singular value: mirror flow against network; null where Δ is not isotropic or β does not determine its motion.
   */
  mirrorError: number | null;
  /**
   * Kind fewer: largest singular value of β beyond the h-th.
   */
  restValue: number | null;
  /**
   * Kind between: largest difference of an entry of β between two networks with the same β₀ and the same Δ.
   */
  twinDistance: number | null;
}
/**
 * Kernel distance of a two-layer linear network on whitened input, from hidden units in random directions until it has learned its target.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "RegimeParameters".
 */
export interface RegimeParameters {
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
   * δ_k = η_w‖a_k‖² − η_a‖w_k‖² of every hidden unit.
   */
  delta: number;
  /**
   * mixed: every other hidden unit has −δ.
   */
  signs: 'same' | 'mixed';
  /**
   * ‖a_k‖‖w_k‖ of every hidden unit.
   */
  size: number;
  /**
   * Singular values of β*, min(d, c) of them, at most h above zero.
   *
   * @minItems 1
   */
  target: number[];
  /**
   * Learning rate η_a.
   */
  etaA: number;
  /**
   * Learning rate η_w.
   */
  etaW: number;
  seed: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "RegimeMeasurements".
 */
export interface RegimeMeasurements {
  times: Vector;
  kernelDistance: Vector5;
  /**
   * S at t = 1.
   */
  early: number;
  /**
   * Largest S of the run.
   */
  largest: number;
  /**
   * S when the target is reached.
   */
  final: number;
  /**
   * First time at which S reaches half of its final value.
   */
  halfTime: number;
  /**
   * ‖β − β*‖_F at the end.
   */
  residual: number;
}
/**
 * Where the regimes of a two-layer linear network lie when the layers learn at different rates, η_aη_w = 1: kernel distance at t = 1 over a grid of ln(‖a_k‖²/‖w_k‖²).
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "LearningRatesParameters".
 */
export interface LearningRatesParameters {
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
   * η_w/η_a
   */
  ratio: number;
  /**
   * ‖a_k‖‖w_k‖ of every hidden unit.
   */
  size: number;
  /**
   * Singular values of β*, min(d, c) of them, at most h above zero.
   *
   * @minItems 1
   */
  target: number[];
  /**
   * The grid runs from −largestLogRatio to largestLogRatio.
   */
  largestLogRatio: number;
  /**
   * Grid points per unit of ln(‖a_k‖²/‖w_k‖²).
   */
  perUnit: number;
  seed: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "LearningRatesMeasurements".
 */
export interface LearningRatesMeasurements {
  /**
   * @minItems 1
   */
  rows: LearningRatesRow[];
}
export interface LearningRatesRow {
  /**
   * ln(‖a_k‖²/‖w_k‖²)
   */
  logWeightRatio: number;
  /**
   * δ_k
   */
  delta: number;
  /**
   * S at t = 1.
   */
  early: number;
}
/**
 * A deep linear network with square layers on fewer examples than inputs.
 *
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "DeepParameters".
 */
export interface DeepParameters {
  /**
   * Layers with the read-out: L + 1. 1 is linear regression.
   */
  layers: number;
  /**
   * d, the width of every layer.
   */
  inputs: number;
  /**
   * n < d
   */
  examples: number;
  /**
   * δ ≤ 0 of aaᵀ − W_LW_Lᵀ = δI; the other layers are balanced.
   */
  delta: number;
  /**
   * towards: β₀ within 90° of the solution of least norm. uneven: the same with conserved matrices of size δ that are not isotropic. opposite: β₀ exactly opposite to the solution of least norm.
   */
  setting: 'towards' | 'uneven' | 'opposite';
  /**
   * Time of gradient flow.
   */
  duration: number;
  seed: number;
}
/**
 * This interface was referenced by `LinearCells`'s JSON-Schema
 * via the `definition` "DeepMeasurements".
 */
export interface DeepMeasurements {
  /**
   * X, by rows.
   */
  inputs: Vector[];
  labels: Vector6;
  /**
   * Trajectory of β, start and end included.
   */
  beta: Vector[];
  endPoint: Vector;
  minimiser: Vector7;
  /**
   * ‖endPoint − minimiser‖₂
   */
  distance: number;
  /**
   * ‖Xβ − y‖₂ at the end.
   */
  residual: number;
  /**
   * Smallest ‖β‖ on the way.
   */
  nearestZero: number;
  /**
   * Largest change of an entry of a conserved matrix; 0 for one layer.
   */
  deltaDrift: number;
  /**
   * Largest difference of an entry of β between function-space equation and network; null where the layers are uneven or β passes through zero.
   */
  functionError: number | null;
}

/** What the cells of each experiment take and give. */
export type LinearExperiments = {
  'trajectory': { parameters: TrajectoryParameters; measurements: TrajectoryMeasurements };
  'random-problems': { parameters: RandomProblemsParameters; measurements: RandomProblemsMeasurements };
  'low-rank': { parameters: LowRankParameters; measurements: LowRankMeasurements };
  'basin': { parameters: BasinParameters; measurements: BasinMeasurements };
  'balance': { parameters: BalanceParameters; measurements: BalanceMeasurements };
  'delay': { parameters: DelayParameters; measurements: DelayMeasurements };
  'wide': { parameters: WideParameters; measurements: WideMeasurements };
  'wide-problems': { parameters: WideProblemsParameters; measurements: WideProblemsMeasurements };
  'regime': { parameters: RegimeParameters; measurements: RegimeMeasurements };
  'learning-rates': { parameters: LearningRatesParameters; measurements: LearningRatesMeasurements };
  'deep': { parameters: DeepParameters; measurements: DeepMeasurements };
};
