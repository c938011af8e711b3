import type { FilterMeasurements, FilterParameters } from '../../schemas/cnn.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';

/** What differs between made networks. */
export interface MadeFilters {
  readonly alpha: number;
  readonly seed: number;
  readonly labels?: 'real' | 'shuffled';
  readonly epochs?: number;
  readonly filters?: number;
}

/** Measurements of a network whose filters are the smoother the larger α; anything in `more` as it says. */
export function madeFilterMeasurements(
  { alpha, seed, labels = 'real', epochs = 2, filters = 4 }: MadeFilters,
  more: Partial<FilterMeasurements> = {},
): FilterMeasurements {
  const median = 4 / (1 + alpha) + 0.01 * seed;
  const spread = (middle: number) => ({ q1: 0.9 * middle, median: middle, q3: 1.1 * middle });
  const accuracy = (epoch: number): number => (labels === 'real' ? 0.5 + 0.01 * epoch - 0.005 * alpha : 0.1);
  return {
    ...{ smoothness: spread(median), smoothnessZeroSum: spread(2 * median) },
    ...{ displacementSmoothness: spread(0.8), displacementSmoothnessZeroSum: spread(1.5) },
    ...{ whiteNoise: { asPrinted: 3.9433, zeroSum: 7.6989 }, initialisationLeft: 1 / (1 + alpha) },
    ...{ gaborFit: spread(0.5), orientationSelectivity: spread(0.3) },
    smoothnessOfEach: Array.from({ length: 3 * filters }, (_, i) => median * (0.8 + (0.4 * i) / filters / 3)),
    ...{ trainAccuracy: accuracy(epochs) - 0.02, testAccuracy: accuracy(epochs), trainLoss: 1.2, steps: 120 },
    rows: Array.from({ length: epochs }, (_, i) => ({
      ...{ epoch: i + 1, trainAccuracy: accuracy(i + 1) - 0.02, testAccuracy: accuracy(i + 1) },
      ...{ trainLoss: 1.5 - 0.1 * i, smoothness: median },
    })),
    shown: {
      ...{ count: filters, side: 15 },
      pixels: Buffer.from(Array.from({ length: filters * 675 }, (_, i) => (i * 37) % 256)).toString('base64'),
    },
    ...more,
  };
}

/** A trained network on CIFAR-10 at the sizes of the quick profile. */
export function madeFilterCell(made: MadeFilters, more: Partial<FilterMeasurements> = {}): Result {
  const { alpha, seed, labels = 'real', epochs = 2, filters = 4 } = made;
  const parameters: FilterParameters = {
    ...{
      alpha,
      seed,
      labels,
      network: 'small',
      filters,
      kernelSize: 15,
      trainImages: 7680,
      testImages: 4000,
    },
    ...{ epochs, batchSize: 128, peakLearningRate: 0.1, peakAt: 0.25, momentum: 0.9, augmentation: 'flip' },
    shownFilters: filters,
  };
  return madeResult('filters', parameters, madeFilterMeasurements(made, more));
}

/** Networks of every α and seed, and the shuffled control at the largest α. */
export function madeFilterCells(
  alphas: readonly number[],
  seeds: readonly number[],
  sizes: Pick<MadeFilters, 'epochs' | 'filters'> = {},
): Result[] {
  return seeds.flatMap((seed) => [
    ...alphas.map((alpha) => madeFilterCell({ alpha, seed, ...sizes })),
    madeFilterCell({ alpha: Math.max(...alphas), seed, labels: 'shuffled', ...sizes }),
  ]);
}
