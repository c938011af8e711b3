import type { FilterMeasurements } from '../../schemas/cnn.d.ts';
import { fitGabor } from './gabor-fit.ts';
import { orientationSelectivity } from './orientation.ts';
import { quartiles } from './quartiles.ts';
import { roughness, whiteNoiseRoughness } from './smoothness.ts';
import { spatialMap } from './spatial-map.ts';

/** What is measured of the filters alone. */
export type FilterMeasures = Omit<
  FilterMeasurements,
  'trainAccuracy' | 'testAccuracy' | 'trainLoss' | 'steps' | 'rows' | 'shown'
>;

/** First-layer filters [k, k, channels, filters], row-major. */
export interface FilterBank {
  readonly values: Float32Array;
  readonly kernelSize: number;
  readonly channels: number;
  readonly filters: number;
}

/** Each filter as its channels, each k × k: filters × channels. */
export function filterChannels({ values, kernelSize, channels, filters }: FilterBank): Float64Array[][] {
  return Array.from({ length: filters }, (_, filter) =>
    Array.from({ length: channels }, (_, channel) =>
      Float64Array.from(
        { length: kernelSize ** 2 },
        (_, pixel) => values[(pixel * channels + channel) * filters + filter]!,
      ),
    ),
  );
}

/** Eq. 132 of every filter and channel, as printed: filters × channels, flat. */
export function printedRoughness(bank: FilterBank): number[] {
  return filterChannels(bank)
    .flat()
    .map((channel) => roughness(channel, bank.kernelSize, 'asPrinted'));
}

/** What is measured of filters and of how far they came from where they started. Float64. */
export function measureFilters(bank: FilterBank, start: Float32Array): FilterMeasures {
  const k = bank.kernelSize;
  const filters = filterChannels(bank);
  const moved = filterChannels({ ...bank, values: bank.values.map((value, i) => value - start[i]!) });
  const maps = filters.map(spatialMap);
  const printed = printedRoughness(bank);
  const zeroSum = (of: Float64Array[][]): number[] =>
    of.flat().map((channel) => roughness(channel, k, 'zeroSum'));
  return {
    smoothness: quartiles(printed),
    smoothnessZeroSum: quartiles(zeroSum(filters)),
    displacementSmoothness: quartiles(moved.flat().map((channel) => roughness(channel, k, 'asPrinted'))),
    displacementSmoothnessZeroSum: quartiles(zeroSum(moved)),
    whiteNoise: {
      asPrinted: whiteNoiseRoughness(k, 'asPrinted'),
      zeroSum: whiteNoiseRoughness(k, 'zeroSum'),
    },
    initialisationLeft: cosine(bank.values, start),
    gaborFit: quartiles(maps.map((map) => fitGabor(map, k).explained)),
    orientationSelectivity: quartiles(maps.map((map) => orientationSelectivity(map, k))),
    smoothnessOfEach: printed,
  };
}

function cosine(one: Float32Array, other: Float32Array): number {
  let [product, first, second] = [0, 0, 0];
  for (let i = 0; i < one.length; i++) {
    product += one[i]! * other[i]!;
    first += one[i]! ** 2;
    second += other[i]! ** 2;
  }
  return product / Math.sqrt(first * second);
}
