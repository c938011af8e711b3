/* Written by "npm run schemas" from rhm.schema.json; do not edit. */

/**
 * Symbols at each level, v.
 */
export type VocabularySize = number;
/**
 * Rules of each symbol, m: its synonyms.
 */
export type Multiplicity = number;
/**
 * Levels of rules, L.
 */
export type Levels = number;
/**
 * Symbols that a rule gives, s.
 */
export type Branching = number;
/**
 * Classes, n_c.
 */
export type Classes = number;
/**
 * Symbols at each level, v.
 */
export type VocabularySize1 = number;
/**
 * Rules of each symbol, m: its synonyms.
 */
export type Multiplicity1 = number;
/**
 * Levels of rules, L.
 */
export type Levels1 = number;
/**
 * Symbols that a rule gives, s.
 */
export type Branching1 = number;
/**
 * Classes, n_c.
 */
export type Classes1 = number;
/**
 * Symbols at each level, v.
 */
export type VocabularySize2 = number;
/**
 * Rules of each symbol, m: its synonyms.
 */
export type Multiplicity2 = number;
/**
 * Levels of rules, L.
 */
export type Levels2 = number;
/**
 * Symbols that a rule gives, s.
 */
export type Branching2 = number;
/**
 * Classes, n_c.
 */
export type Classes2 = number;
/**
 * Symbols at each level, v.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "VocabularySize".
 */
export type VocabularySize3 = number;
/**
 * Rules of each symbol, m: its synonyms.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "Multiplicity".
 */
export type Multiplicity3 = number;
/**
 * Levels of rules, L.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "Levels".
 */
export type Levels3 = number;
/**
 * Symbols that a rule gives, s.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "Branching".
 */
export type Branching3 = number;
/**
 * Classes, n_c.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "Classes".
 */
export type Classes3 = number;

/**
 * Parameters and measurements of the suite `rhm`: classification on the Random Hierarchy Model.
 */
export interface RhmCells {
  [k: string]: unknown;
}
/**
 * One network of Fig. 6c: initialisation α, training fraction, seed.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "NetworkParameters".
 */
export interface NetworkParameters {
  /**
   * The first layer is divided by α, the read-out multiplied by it; above one is upstream.
   */
  alpha: number;
  /**
   * Share of all strings that is trained on: P = ⌊fraction · P_max⌋.
   */
  fraction: number;
  /**
   * Fixes rules, split, weights and batches.
   */
  seed: number;
  v: VocabularySize;
  m: Multiplicity;
  L: Levels;
  s: Branching;
  classes: Classes;
  /**
   * Units of each hidden layer.
   */
  width: number;
  hiddenLayers: number;
  /**
   * Samples a step; the last batch of an epoch may be smaller.
   */
  batchSize: number;
  /**
   * Epochs in which the cosine takes the learning rate to zero, and the most that are run: 80 % of the paper's 250.
   */
  epochs: number;
  /**
   * The learning rate starts at this times the width.
   */
  baseLearningRate: number;
  momentum: number;
  /**
   * Share of all strings that is tested on, at most 65,536 strings; disjoint from the training set.
   */
  testFraction: number;
  /**
   * Training stops after an epoch whose mean training loss is below this.
   */
  stopLoss: number;
}
/**
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "NetworkMeasurements".
 */
export interface NetworkMeasurements {
  /**
   * Share of the test strings that the final network classifies correctly.
   */
  testAccuracy: number;
  /**
   * Steps of gradient descent taken.
   */
  steps: number;
  /**
   * Epochs trained.
   */
  epochs: number;
  /**
   * Cross-entropy during the last epoch: mean over its batches, each before its step.
   */
  trainLoss: number;
  /**
   * Share of the training strings that the final network classifies correctly.
   */
  trainAccuracy: number;
  /**
   * Whether training reached the loss at which it stops, before the epochs ran out.
   */
  fitted: boolean;
  /**
   * P.
   */
  trainSamples: number;
  testSamples: number;
  /**
   * P_max, the number of strings of the grammar.
   */
  strings: number;
  /**
   * permuted: train and test are parts of one random permutation of all strings. drawn: there are too many to list; distinct strings were drawn by expanding at random.
   */
  sampling: 'permuted' | 'drawn';
}
/**
 * The whole data set of one grammar, checked string by string.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "GrammarParameters".
 */
export interface GrammarParameters {
  seed: number;
  v: VocabularySize1;
  m: Multiplicity1;
  L: Levels1;
  s: Branching1;
  classes: Classes1;
  /**
   * Random synonyms that are exchanged.
   */
  exchanges: number;
}
/**
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "GrammarMeasurements".
 */
export interface GrammarMeasurements {
  /**
   * P_max = n_c m^((s^L − 1)/(s − 1)).
   */
  strings: number;
  /**
   * Distinct strings among those of all indices.
   */
  distinctStrings: number;
  /**
   * Strings of the rarest class.
   */
  fewestPerClass: number;
  /**
   * Strings of the most frequent class.
   */
  mostPerClass: number;
  /**
   * Strings whose label, read bottom-up from the string alone, is not the class they were generated from.
   */
  wrongLabels: number;
  /**
   * Exchanges of a synonym, at a random place and level, that changed the label.
   */
  changedLabels: number;
}
/**
 * Two trainings of one small network in float64: α in its initial weights, or α in the learning rates of its layers.
 *
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "LayerRatesParameters".
 */
export interface LayerRatesParameters {
  /**
   * One way: first layer divided by α, read-out multiplied by it. Other way: learning rate of the first layer times α², of the read-out over α².
   */
  alpha: number;
  optimiser: 'sgd' | 'adamw';
  /**
   * Fixes rules, weights and batches, the same for both ways.
   */
  seed: number;
  v: VocabularySize2;
  m: Multiplicity2;
  L: Levels2;
  s: Branching2;
  classes: Classes2;
  width: number;
  hiddenLayers: number;
  batchSize: number;
  steps: number;
  /**
   * Of the hidden layers between, and of all layers in the first way. Constant; 1.6 is 0.1 times the width.
   */
  learningRate: number;
  /**
   * Of SGD; AdamW has β = (0.9, 0.999).
   */
  momentum: number;
  /**
   * Decoupled, of AdamW; SGD has none.
   */
  weightDecay: number;
  /**
   * Steps between two comparisons of the functions.
   */
  lookEvery: number;
}
/**
 * This interface was referenced by `RhmCells`'s JSON-Schema
 * via the `definition` "LayerRatesMeasurements".
 */
export interface LayerRatesMeasurements {
  /**
   * Largest of the differences in `rows`.
   */
  largestDifference: number;
  /**
   * How far training has moved the function with unbalanced weights: largest change of an output on all strings over the largest output at the end.
   */
  moved: number;
  /**
   * All strings of the grammar: trained on and compared on.
   */
  strings: number;
  rows: LayerRatesRow[];
}
export interface LayerRatesRow {
  step: number;
  /**
   * Largest difference of an output between the two ways, over all strings and classes, over the largest output of the first.
   */
  difference: number;
  /**
   * Mean cross-entropy over all strings, unbalanced weights.
   */
  loss: number;
}

/** What the cells of each experiment take and give. */
export type RhmExperiments = {
  'network': { parameters: NetworkParameters; measurements: NetworkMeasurements };
  'rates': { parameters: NetworkParameters; measurements: NetworkMeasurements };
  'grammar': { parameters: GrammarParameters; measurements: GrammarMeasurements };
  'layer-rates': { parameters: LayerRatesParameters; measurements: LayerRatesMeasurements };
};
