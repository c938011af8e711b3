/* Written by "npm run schemas" from cnn.schema.json; do not edit. */

/**
 * Parameters and measurements of the suite `cnn`: filters of the first convolution after training on images.
 */
export interface CnnCells {
  [k: string]: unknown;
}
/**
 * One network of Figs. 6b and 11, trained on CIFAR-10; the defaults are those of the quick profile.
 *
 * This interface was referenced by `CnnCells`'s JSON-Schema
 * via the `definition` "FilterParameters".
 */
export interface FilterParameters {
  /**
   * The first layer's initial filters are divided by it; above one is upstream.
   */
  alpha: number;
  /**
   * Fixes images, weights, batches, augmentation and, for the control, the labels.
   */
  seed: number;
  /**
   * shuffled: the control whose training labels were exchanged at random among the images.
   */
  labels: 'real' | 'shuffled';
  /**
   * small: a first layer with stride 2 and two 3×3 convolutions. dawn: the ResNet of the DAWN benchmark's entry for CIFAR-10, with larger filters in its first layer.
   */
  network: 'small' | 'dawn';
  /**
   * Filters of the first layer; the other layers have 2, 4 and 8 times as many.
   */
  filters: number;
  /**
   * Side k of the first layer's filters, odd.
   */
  kernelSize: number;
  /**
   * Images to train on, drawn once per seed from the official training part.
   */
  trainImages: number;
  /**
   * Images to test on, the first of the official test part.
   */
  testImages: number;
  /**
   * Passes over the training images.
   */
  epochs: number;
  /**
   * Images a step; what is left over at the end of an epoch waits for the next.
   */
  batchSize: number;
  /**
   * Largest learning rate, for the mean cross-entropy.
   */
  peakLearningRate: number;
  /**
   * Share of the steps after which the learning rate peaks; it rises from and falls to zero in straight lines.
   */
  peakAt: number;
  /**
   * Nesterov momentum.
   */
  momentum: number;
  /**
   * flip: half of the images mirrored. crop-flip-cutout: also moved by up to four pixels and a quarter-side square covered, as in the DAWN entry.
   */
  augmentation: 'none' | 'flip' | 'crop-flip-cutout';
  /**
   * Filters kept as pictures for the mosaic.
   */
  shownFilters: number;
}
/**
 * Positive control: a small network trained on made images whose class is the direction of a grating.
 *
 * This interface was referenced by `CnnCells`'s JSON-Schema
 * via the `definition` "GratingParameters".
 */
export interface GratingParameters {
  /**
   * The first layer's initial filters are divided by it; above one is upstream.
   */
  alpha: number;
  /**
   * Fixes images, weights, batches, augmentation and, for the control, the labels.
   */
  seed: number;
  /**
   * shuffled: the control whose training labels were exchanged at random among the images.
   */
  labels: 'real' | 'shuffled';
  /**
   * small: a first layer with stride 2 and two 3×3 convolutions. dawn: the ResNet of the DAWN benchmark's entry for CIFAR-10, with larger filters in its first layer.
   */
  network: 'small' | 'dawn';
  /**
   * Filters of the first layer; the other layers have 2, 4 and 8 times as many.
   */
  filters: number;
  /**
   * Side k of the first layer's filters, odd.
   */
  kernelSize: number;
  /**
   * Images to train on, drawn once per seed from the official training part.
   */
  trainImages: number;
  /**
   * Images to test on, the first of the official test part.
   */
  testImages: number;
  /**
   * Passes over the training images.
   */
  epochs: number;
  /**
   * Images a step; what is left over at the end of an epoch waits for the next.
   */
  batchSize: number;
  /**
   * Largest learning rate, for the mean cross-entropy.
   */
  peakLearningRate: number;
  /**
   * Share of the steps after which the learning rate peaks; it rises from and falls to zero in straight lines.
   */
  peakAt: number;
  /**
   * Nesterov momentum.
   */
  momentum: number;
  /**
   * flip: half of the images mirrored. crop-flip-cutout: also moved by up to four pixels and a quarter-side square covered, as in the DAWN entry.
   */
  augmentation: 'none' | 'flip' | 'crop-flip-cutout';
  /**
   * Filters kept as pictures for the mosaic.
   */
  shownFilters: number;
  /**
   * Side of the images in pixels.
   */
  side: number;
}
/**
 * smoothness: eq. 132 with the kernel as printed (centre 2) of the final filters, over filters × channels; lower is smoother. smoothnessZeroSum: with centre 3, whose kernel has zero sum. displacement…: the same of W − W₀. gaborFit: share of the variance of each filter's leading spatial map that a Gabor function explains, over filters. orientationSelectivity: of the same maps, 1 for one direction and 0 for none.
 *
 * This interface was referenced by `CnnCells`'s JSON-Schema
 * via the `definition` "FilterMeasurements".
 */
export interface FilterMeasurements {
  smoothness: Quartiles;
  smoothnessZeroSum: Quartiles;
  displacementSmoothness: Quartiles;
  displacementSmoothnessZeroSum: Quartiles;
  /**
   * What the smoothnesses are divided by to be compared across sizes.
   */
  whiteNoise: {
    /**
     * Mean of eq. 132 over white noise of this size and boundary.
     */
    asPrinted: number;
    /**
     * The same with centre 3.
     */
    zeroSum: number;
  };
  /**
   * cos(W, W₀) of the first layer's weights.
   */
  initialisationLeft: number;
  gaborFit: Quartiles;
  orientationSelectivity: Quartiles;
  /**
   * Eq. 132 as printed of each filter and channel: filters × channels.
   */
  smoothnessOfEach: number[];
  /**
   * Share of right answers in the last epoch, each before the step on its batch, on augmented images.
   */
  trainAccuracy: number;
  /**
   * Share of the test images that the final network classifies correctly, with its running moments.
   */
  testAccuracy: number;
  /**
   * Cross-entropy over the last epoch, each batch before its step.
   */
  trainLoss: number;
  /**
   * Steps of gradient descent.
   */
  steps: number;
  /**
   * After each epoch.
   */
  rows: EpochRow[];
  shown: ShownFilters;
}
/**
 * This interface was referenced by `CnnCells`'s JSON-Schema
 * via the `definition` "Quartiles".
 */
export interface Quartiles {
  q1: number;
  median: number;
  q3: number;
}
/**
 * This interface was referenced by `CnnCells`'s JSON-Schema
 * via the `definition` "EpochRow".
 */
export interface EpochRow {
  epoch: number;
  /**
   * During this epoch.
   */
  trainAccuracy: number;
  /**
   * After it.
   */
  testAccuracy: number;
  /**
   * During it.
   */
  trainLoss: number;
  /**
   * Median of eq. 132 as printed after it.
   */
  smoothness: number;
}
/**
 * This interface was referenced by `CnnCells`'s JSON-Schema
 * via the `definition` "ShownFilters".
 */
export interface ShownFilters {
  count: number;
  /**
   * Pixels.
   */
  side: number;
  /**
   * Base64 of count × side × side × channels bytes: weights, 0 at 128, each filter scaled to its largest.
   */
  pixels: string;
}

/** What the cells of each experiment take and give. */
export type CnnExperiments = {
  'filters': { parameters: FilterParameters; measurements: FilterMeasurements };
  'rates': { parameters: FilterParameters; measurements: FilterMeasurements };
  'gratings': { parameters: GratingParameters; measurements: FilterMeasurements };
};
