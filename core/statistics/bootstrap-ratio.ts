import { RandomStream } from '../numerics/random-stream.ts';
import { quantiles } from './median.ts';
import { confidence } from './student-interval.ts';

/** Enough that the ends move by less than a tenth of the interval from one seed to another. */
const resamples = 1000;

/** Draws medians of resamples of one size, with replacement, from a sample. */
function medianResampler(values: readonly number[], stream: RandomStream): () => number {
  const sorted = [...values].sort((x, y) => x - y);
  const size = sorted.length;
  const times = new Uint32Array(size);
  /** The value at a rank of the resample: it is never sorted, only counted. */
  const at = (rank: number): number => {
    let position = 0;
    for (let below = times[0]!; below <= rank; below += times[++position]!);
    return sorted[position]!;
  };
  return () => {
    if (size === 1) return sorted[0]!;
    times.fill(0);
    for (let i = 0; i < size; i++) times[stream.integer(0, size - 1)]!++;
    const upper = at(size >> 1);
    return size % 2 === 1 ? upper : (at((size >> 1) - 1) + upper) / 2;
  };
}

/**
 * 95 % interval `[low, high]` of median(other)/median(reference) of two independent samples of positive values, by
 * the percentile bootstrap (Efron 1979), seeded: the same samples and name give the same interval. For samples of one
 * value it knows no spread.
 *
 * @param name what is compared, for the seed
 */
export function bootstrapRatio(
  reference: readonly number[],
  other: readonly number[],
  name: string,
): [number, number] {
  const stream = new RandomStream(`timing/bootstrap/${name}`, 0);
  const [below, above] = [medianResampler(reference, stream), medianResampler(other, stream)];
  const ratios = Array.from({ length: resamples }, () => above() / below());
  const [low, high] = quantiles(ratios, [(1 - confidence) / 2, (1 + confidence) / 2]);
  return [low!, high!];
}

/** 95 % interval of the median of one sample, in the same way. */
export function bootstrapMedian(values: readonly number[], name: string): [number, number] {
  return bootstrapRatio([1], values, name);
}
