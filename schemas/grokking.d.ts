/* Written by "npm run schemas" from grokking.schema.json; do not edit. */

/**
 * Null where it was not reached.
 *
 * This interface was referenced by `GrokkingCells`'s JSON-Schema
 * via the `definition` "Steps".
 */
export type Steps = number | null;

/**
 * Parameters and measurements of the suite `grokking`: a one-layer transformer learns modular arithmetic.
 */
export interface GrokkingCells {
  [k: string]: unknown;
}
/**
 * One network of Figs. 6d and 12: embedding scale α, output scale τ, the operation it learns.
 *
 * This interface was referenced by `GrokkingCells`'s JSON-Schema
 * via the `definition` "TransformerParameters".
 */
export interface TransformerParameters {
  /**
   * Initial token and position embeddings are divided by α; above one is upstream.
   */
  alpha: number;
  /**
   * Fixes weights before scaling, split and batches, for every α and τ.
   */
  seed: number;
  /**
   * The logits are multiplied by τ.
   */
  tau: number;
  /**
   * Modulo `prime`.
   */
  operation: 'x+y' | 'x-y' | 'x/y';
  /**
   * The modulus p; for x/y it must be prime. The table of all pairs has p² rows, p(p − 1) for x/y.
   */
  prime: number;
  /**
   * Share of all pairs that is trained on, rounded down; the rest is the validation set.
   */
  fraction: number;
  /**
   * Steps after which a run that has not arrived is censored.
   */
  maxSteps: number;
  /**
   * Model dimension d, a multiple of `heads`; the hidden layer has 4d units.
   */
  dimension: number;
  heads: number;
  /**
   * Pairs a step, at most half of the training set; the last batch of an epoch may be smaller.
   */
  batchSize: number;
  baseLearningRate: number;
  /**
   * Whether the learning rate is the base rate divided by τ², as in the paper, or the base rate.
   */
  rateScaling: 'inverse-tau-squared' | 'constant';
  /**
   * Decoupled decay of AdamW, on all parameters.
   */
  weightDecay: number;
  /**
   * Steps between two passes over the whole validation set: the resolution of times to grok.
   */
  lookEvery: number;
}
/**
 * This interface was referenced by `GrokkingCells`'s JSON-Schema
 * via the `definition` "TransformerMeasurements".
 */
export interface TransformerMeasurements {
  /**
   * First look with accuracy 0.99 or more on the whole training set.
   */
  stepsToTrain: number | null;
  /**
   * First look with validation accuracy 0.5 or more.
   */
  stepsToHalf: number | null;
  /**
   * First look with validation accuracy 0.9 or more.
   */
  stepsToNinety: number | null;
  /**
   * First look with validation accuracy 0.99 or more; the run ends there.
   */
  stepsToGrok: number | null;
  /**
   * stepsToGrok − stepsToTrain.
   */
  delay: number | null;
  /**
   * Whether the run ended at `maxSteps` without reaching validation accuracy 0.99.
   */
  censored: boolean;
  /**
   * Steps taken.
   */
  lastStep: number;
  trainPairs: number;
  validationPairs: number;
  rows: LookRow[];
}
/**
 * One look at the network; the training set is not looked at each time.
 */
export interface LookRow {
  step: number;
  /**
   * Mean cross-entropy over the whole training set, in nats.
   */
  trainLoss: number | null;
  trainAccuracy: number | null;
  validationLoss: number;
  validationAccuracy: number;
  /**
   * Share of the token embeddings' power, mean removed, in the strongest tenth of their Fourier frequencies.
   */
  concentration: number;
}
/**
 * How far the tangent kernel moved: on 32 pairs, along 8 random directions of the logits.
 *
 * This interface was referenced by `GrokkingCells`'s JSON-Schema
 * via the `definition` "KernelMeasurements".
 */
export interface KernelMeasurements {
  /**
   * First look with accuracy 0.99 or more on the whole training set.
   */
  stepsToTrain: number | null;
  /**
   * First look with validation accuracy 0.5 or more.
   */
  stepsToHalf: number | null;
  /**
   * First look with validation accuracy 0.99 or more; the run ends there.
   */
  stepsToGrok: number | null;
  /**
   * Whether the run ended at `maxSteps` without reaching validation accuracy 0.99.
   */
  censored: boolean;
  /**
   * Steps taken.
   */
  lastStep: number;
  kernels: KernelRow[];
}
/**
 * The kernel at the start, where the training set was learned, where validation accuracy passed one half, and at the end.
 */
export interface KernelRow {
  step: number;
  /**
   * S from the kernel at the start.
   */
  fromStart: number;
  /**
   * S from the kernel where the training set was learned; null before.
   */
  fromTrained: number | null;
}

/** What the cells of each experiment take and give. */
export type GrokkingExperiments = {
  'transformer': { parameters: TransformerParameters; measurements: TransformerMeasurements };
  'kernel': { parameters: TransformerParameters; measurements: KernelMeasurements };
};
