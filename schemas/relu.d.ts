/* Written by "npm run schemas" from relu.schema.json; do not edit. */

/**
 * Parameters and measurements of the suite `relu`: two-layer ReLU student–teacher regression.
 */
export interface ReluCells {
  [k: string]: unknown;
}
/**
 * One student of Figs. 1b, 5b and 10: overall scale τ, relative scale δ.
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "GridParameters".
 */
export interface GridParameters {
  /**
   * Overall scale τ.
   */
  tau: number;
  /**
   * Relative scale δ = τ²(α² − α⁻²); above zero is upstream.
   */
  delta: number;
  seed: number;
  /**
   * Steps of gradient descent after which a row is measured.
   *
   * @minItems 1
   */
  steps: number[];
  /**
   * Input dimension d.
   */
  dimension: number;
  /**
   * Hidden units h, even.
   */
  width: number;
  /**
   * Training inputs n.
   */
  samples: number;
  testSamples: number;
  /**
   * The learning rate is this divided by τ².
   */
  baseLearningRate: number;
}
/**
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "GridMeasurements".
 */
export interface GridMeasurements {
  rows: GridRow[];
}
export interface GridRow {
  step: number;
  /**
   * S(0,t) of the NTK matrix on the training inputs.
   */
  kernelDistance: number;
  /**
   * Mean squared error on fresh inputs.
   */
  testLoss: number;
  /**
   * Activations that differ from step 0: mean over inputs, summed over hidden units.
   */
  hammingDistance: number;
  /**
   * ‖θ_t − θ₀‖₂
   */
  parameterDistance: number;
  /**
   * Mean squared error on the training inputs.
   */
  trainLoss: number;
}
/**
 * One student in the plane (Fig. 1a), in float64.
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "PlaneParameters".
 */
export interface PlaneParameters {
  tau: number;
  delta: number;
  /**
   * Of student and inputs; 100 in the authors' notebook.
   */
  seed: number;
  /**
   * Of the teacher; 15 in the authors' notebook.
   */
  teacherSeed: number;
  /**
   * Steps at which the neurons are recorded.
   *
   * @minItems 1
   */
  steps: number[];
  width: number;
  samples: number;
  learningRate: number;
}
/**
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "PlaneMeasurements".
 */
export interface PlaneMeasurements {
  /**
   * The teacher's hidden units.
   */
  teacher: TeacherNeuron[];
  snapshots: PlaneSnapshot[];
  alignment: Alignment;
  /**
   * Mean over hidden units of the angle between first and last direction, in radians.
   */
  turn: number;
}
export interface TeacherNeuron {
  /**
   * @minItems 2
   * @maxItems 2
   */
  direction: number[];
  sign: 1 | -1;
}
export interface PlaneSnapshot {
  step: number;
  trainLoss: number;
  /**
   * Read-outs a_i, length h.
   */
  a: number[];
  /**
   * Hidden weights w_i, h × 2.
   */
  w: number[][];
}
/**
 * Mean over hidden units of the absolute cosine to the nearest teacher direction.
 */
export interface Alignment {
  initial: number;
  final: number;
}
/**
 * One student of the grid's task, followed until its training loss has fallen to given shares of the first, in float64.
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "MatchedParameters".
 */
export interface MatchedParameters {
  /**
   * Overall scale τ.
   */
  tau: number;
  /**
   * Relative scale δ.
   */
  delta: number;
  seed: number;
  /**
   * Shares of the first training loss at which the student is measured.
   *
   * @minItems 1
   */
  lossShares: number[];
  /**
   * d
   */
  dimension: number;
  /**
   * Hidden units h, even.
   */
  width: number;
  /**
   * Training inputs n.
   */
  samples: number;
  /**
   * Learning rate × largest eigenvalue of the NTK matrix / n, held while the kernel moves; at 1 the largest mode is no longer stable.
   */
  stepSize: number;
  /**
   * Steps after which what was not reached is left out.
   */
  maxSteps: number;
}
/**
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "MatchedMeasurements".
 */
export interface MatchedMeasurements {
  /**
   * In falling order of the loss; those that were reached.
   */
  rows: MatchedRow[];
  /**
   * Largest eigenvalue of the NTK matrix / n at the start.
   */
  firstEigenvalue: number;
  /**
   * Training loss at the end as a share of the first.
   */
  lastLossShare: number;
}
export interface MatchedRow {
  lossShare: number;
  /**
   * Steps to this loss, the last one in part.
   */
  steps: number;
  /**
   * Sum of the learning rates of these steps.
   */
  time: number;
  /**
   * Largest eigenvalue of the NTK matrix / n, as last looked at.
   */
  eigenvalue: number;
  /**
   * S(0,t)
   */
  kernelDistance: number;
  /**
   * Activations that differ from the start: mean over inputs, summed over hidden units.
   */
  hammingDistance: number;
  /**
   * ‖θ_t − θ₀‖₂
   */
  parameterDistance: number;
}
/**
 * Random small networks of leaky or plain ReLU units under gradient flow: the integrated weights against the equations of §5.
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "TheoryParameters".
 */
export interface TheoryParameters {
  seed: number;
  count: number;
}
/**
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "TheoryMeasurements".
 */
export interface TheoryMeasurements {
  problems: UnitComparison[];
}
export interface UnitComparison {
  /**
   * d
   */
  inputs: number;
  /**
   * h
   */
  hidden: number;
  /**
   * n
   */
  samples: number;
  /**
   * Slope of the units below zero; 0 is the ReLU.
   */
  leak: number;
  etaA: number;
  etaW: number;
  /**
   * Time up to which both were followed.
   */
  time: number;
  /**
   * Whether the flow began to slide along a boundary between two activation patterns before the end; it is followed until then.
   */
  slides: boolean;
  /**
   * Activations that changed between neighbouring recorded times.
   */
  activationChanges: number;
  /**
   * Read-outs that changed their sign, likewise.
   */
  signChanges: number;
  /**
   * Largest |δ_k(t) − δ_k(0)| along the integrated weights.
   */
  deltaDrift: number;
  /**
   * Largest difference of a μ_k or of a component of a β̂_k.
   */
  sphericalError: number;
  /**
   * Largest difference of an entry of the NTK matrix, from M_k against from the derivatives of the outputs.
   */
  kernelError: number;
}
/**
 * Random two-layer networks with biases in the plane: is the parity of active units a colouring of their activation regions?
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "ColouringParameters".
 */
export interface ColouringParameters {
  seed: number;
  count: number;
  /**
   * Whether the last unit has the line of the first.
   */
  redundant: boolean;
}
/**
 * Sums over the networks of a cell.
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "ColouringMeasurements".
 */
export interface ColouringMeasurements {
  networks: number;
  /**
   * Activation regions.
   */
  regions: number;
  /**
   * Pieces of lines between two regions.
   */
  borders: number;
  /**
   * Networks with as many regions as their lines cut in general position, 1 + h + h(h − 1)/2.
   */
  allRegionsFound: number;
  /**
   * Borders whose two regions have the same parity of active units.
   */
  exceptions: number;
  /**
   * Those of them on a line that two units share.
   */
  exceptionsOnSharedLine: number;
  /**
   * Networks in which a colouring walked from region to region is the parity.
   */
  colouredByParity: number;
  /**
   * The same after the redundant unit is taken out.
   */
  colouredWithoutRedundant: number;
}
/**
 * A small network on the task of exclusive or in the plane (Fig. 5a), in float64: the corners of a square, labelled by the sign of x·y.
 *
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "SurfaceParameters".
 */
export interface SurfaceParameters {
  /**
   * Overall scale τ.
   */
  tau: number;
  /**
   * Relative scale δ.
   */
  delta: number;
  seed: number;
  /**
   * Steps at which the network is recorded.
   *
   * @minItems 1
   */
  steps: number[];
  /**
   * Hidden units h.
   */
  width: number;
  learningRate: number;
}
/**
 * This interface was referenced by `ReluCells`'s JSON-Schema
 * via the `definition` "SurfaceMeasurements".
 */
export interface SurfaceMeasurements {
  snapshots: PlaneSnapshot[];
  /**
   * Mean over hidden units of the angle between first and last direction, in radians.
   */
  turn: number;
  /**
   * ‖θ_t − θ₀‖₂ at the end.
   */
  parameterDistance: number;
  /**
   * Training loss, as a share of that at the start, when half of the turn was done.
   */
  lossShareAtHalfTurn: number;
}

/** What the cells of each experiment take and give. */
export type ReluExperiments = {
  'grid': { parameters: GridParameters; measurements: GridMeasurements };
  'long-grid': { parameters: GridParameters; measurements: GridMeasurements };
  'plane': { parameters: PlaneParameters; measurements: PlaneMeasurements };
  'matched': { parameters: MatchedParameters; measurements: MatchedMeasurements };
  'widths': { parameters: MatchedParameters; measurements: MatchedMeasurements };
  'theory': { parameters: TheoryParameters; measurements: TheoryMeasurements };
  'colouring': { parameters: ColouringParameters; measurements: ColouringMeasurements };
  'surface': { parameters: SurfaceParameters; measurements: SurfaceMeasurements };
};
