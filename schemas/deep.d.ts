/* Written by "npm run schemas" from deep.schema.json; do not edit. */

/**
 * Parameters and measurements of the suite `deep`: LeNet-5 on MNIST.
 */
export interface DeepCells {
  [k: string]: unknown;
}
/**
 * One network of Fig. 6a: initialisation α and seed.
 *
 * This interface was referenced by `DeepCells`'s JSON-Schema
 * via the `definition` "NetworkParameters".
 */
export interface NetworkParameters {
  /**
   * The first convolution is divided by α, the read-out multiplied by it; above one is upstream.
   */
  alpha: number;
  /**
   * Fixes weights, training images and their order, and probes.
   */
  seed: number;
  /**
   * MNIST images trained on, drawn from the 60,000.
   */
  trainImages: number;
  /**
   * How many of the 10,000 test images accuracy is measured on, from the first.
   */
  testImages: number;
  /**
   * Training images on which kernel and activation patterns are compared.
   */
  probes: number;
  /**
   * The first of the probes, on which the whole kernel is taken too.
   */
  fullProbes: number;
  /**
   * Images a step; an epoch's rest that does not fill a batch is left out.
   */
  batchSize: number;
  /**
   * Of plain gradient descent, the same for every α.
   */
  learningRate: number;
  /**
   * The training loss at which networks are compared: the first look at which it is below this.
   */
  matchedLoss: number;
  /**
   * Steps after which training ends in any case.
   */
  maxSteps: number;
  /**
   * Whether training ends once the matched loss is reached.
   */
  stopAtMatch: boolean;
  /**
   * Steps after which everything is measured, apart from the matched loss.
   *
   * @maxItems 1000
   */
  steps: number[];
}
/**
 * Share of unit activities that changed, by layer.
 *
 * This interface was referenced by `DeepCells`'s JSON-Schema
 * via the `definition` "PatternShares".
 */
export interface PatternShares {
  /**
   * Of the units of conv1.
   */
  conv1: number;
  /**
   * Of the units of conv2.
   */
  conv2: number;
  /**
   * Of the units of fc1.
   */
  fc1: number;
  /**
   * Of the units of fc2.
   */
  fc2: number;
}
/**
 * How far a network is from its initialisation.
 *
 * This interface was referenced by `DeepCells`'s JSON-Schema
 * via the `definition` "DistanceRow".
 */
export interface DistanceRow {
  /**
   * Steps taken.
   */
  step: number;
  /**
   * S = 1 − ⟨K₀, K_t⟩/(‖K₀‖ ‖K_t‖) of the tangent kernel traced over outputs, on the probes; 0 to 1.
   */
  kernelDistance: number;
  /**
   * The same of the whole kernel, 10 n × 10 n, of the first few probes.
   */
  fullKernelDistance: number;
  /**
   * Share of unit activities on the probes that are not those at initialisation, over all 6,508 units.
   */
  hammingDistance: number;
  hammingByLayer: PatternShares;
  /**
   * ‖θ_t − θ₀‖₂ over all weights and biases.
   */
  parameterDistance: number;
  /**
   * ‖θ_t − θ₀‖₂/‖θ₀‖₂.
   */
  relativeParameterDistance: number;
  /**
   * Mean cross-entropy on 512 of the training images.
   */
  trainLoss: number;
  /**
   * Share of the test images classified correctly.
   */
  testAccuracy: number;
}
/**
 * This interface was referenced by `DeepCells`'s JSON-Schema
 * via the `definition` "NetworkMeasurements".
 */
export interface NetworkMeasurements {
  /**
   * By step; the row at the matched loss is among them.
   *
   * @minItems 1
   */
  rows: DistanceRow[];
  /**
   * Step of the row at which the training loss was first below the matched one, or null where it never was.
   */
  matchedStep: number | null;
  /**
   * At initialisation: largest difference of the outputs on the probes from those at α = 1 of the same seed, over the largest output.
   */
  mapDifference: number;
}

/** What the cells of each experiment take and give. */
export type DeepExperiments = {
  'network': { parameters: NetworkParameters; measurements: NetworkMeasurements };
  'shuffled-labels': { parameters: NetworkParameters; measurements: NetworkMeasurements };
  'rates': { parameters: NetworkParameters; measurements: NetworkMeasurements };
};
