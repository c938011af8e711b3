import { mean } from '../statistics/mean.ts';
import type { ComparedBenchmark } from '../../schemas/comparison.d.ts';
import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';
import { bootstrapRatio } from '../statistics/bootstrap-ratio.ts';
import { median } from '../statistics/median.ts';
import { millisecondsOf, processTimes, typicalTime } from './process-times.ts';
import { rooflineMilliseconds, rooflineOf } from './roofline.ts';
import type { BenchmarkPair } from './test-benchmarks.ts';

/**
 * How much longer the other device takes for the calibration kernels, as a geometric mean; for plain JavaScript, for
 * the reference loops.
 */
interface Calibration {
  readonly engine?: number;
  readonly float64: number;
}

function geometricMean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return Math.exp(mean(values.map(Math.log)));
}

/** The other's time over the reference's, in one unit. */
function ratioOf({ reference, other }: BenchmarkPair, time: (of: TimedBenchmark) => number): number {
  const scale = millisecondsOf(other.unit) / millisecondsOf(reference.unit);
  return (scale * time(other)) / time(reference);
}

function medianTime(benchmark: TimedBenchmark): number {
  return median(processTimes(benchmark));
}

/** The calibration kernels' ratio between two timings. */
export function calibrate(pairs: readonly BenchmarkPair[], reference: Timing, other: Timing): Calibration {
  const kernels = pairs.filter(
    ({ reference: { group, phase } }) => group === 'calibration' && phase === 'kernel',
  );
  const engine = geometricMean(kernels.map((pair) => ratioOf(pair, medianTime)));
  const float64 = median(other.conditions.spinMs) / median(reference.conditions.spinMs);
  return { float64, ...(engine === undefined ? {} : { engine }) };
}

/**
 * Two timings of different devices, benchmark by benchmark: ratios with intervals, as they are, over those of the
 * calibration kernels, and over those of the rooflines. Descriptive: no verdict.
 */
export function describeRatios(
  pairs: readonly BenchmarkPair[],
  reference: Timing,
  other: Timing,
): ComparedBenchmark[] {
  const calibration = calibrate(pairs, reference, other);
  const rooflines = [rooflineOf(reference), rooflineOf(other)] as const;
  return pairs.map((pair) => {
    const { id, group, phase, what, arithmetic } = pair.reference;
    const ratio = ratioOf(pair, medianTime);
    const factor = calibration[arithmetic];
    const least = rooflineMilliseconds(pair.reference, rooflines[0]);
    const otherLeast = rooflineMilliseconds(pair.other, rooflines[1]);
    const normalised = group !== 'calibration';
    return {
      ...{ id, group, phase, what, ratio },
      typicalRatio: ratioOf(pair, typicalTime),
      interval: bootstrapRatio(processTimes(pair.reference), processTimes(pair.other), id),
      ...(normalised && factor !== undefined ? { byCalibration: ratio / factor } : {}),
      ...(normalised && least !== undefined && otherLeast !== undefined
        ? { byRoofline: ratio / (otherLeast / least) }
        : {}),
      notes: [...new Set([...pair.reference.reliability.reasons, ...pair.other.reliability.reasons])],
    };
  });
}
