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
  seed: number;
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
