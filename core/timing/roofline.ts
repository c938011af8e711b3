import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';
import { median } from '../statistics/median.ts';
import { millisecondsOf, processTimes } from './process-times.ts';

/** What a device's calibration reached. A number is missing where its kernel was not timed. */
export interface Roofline {
  /** FLOP/s of the fastest matrix product. */
  readonly peakFlops?: number;
  /** Bytes/s of the memory-bound pass. */
  readonly bandwidth?: number;
  /** Milliseconds of dispatching one operation on one number. */
  readonly latencyMs?: number;
}

/** Milliseconds of a benchmark: the median over processes of their fastest sample. */
export function medianMilliseconds(benchmark: TimedBenchmark): number {
  return median(processTimes(benchmark)) * millisecondsOf(benchmark.unit);
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.max(...values);
}

/**
 * The roofline of a device as this project's own calibration kernels reach it on the engine: not the maker's numbers,
 * which no float32 kernel of this engine may come near.
 */
export function rooflineOf({ benchmarks }: Pick<Timing, 'benchmarks'>): Roofline {
  const named = (prefix: string): TimedBenchmark[] =>
    benchmarks.filter(({ id }) => id.startsWith(`calibration/${prefix}`));
  const peakFlops = largest(
    named('matmul-').map((each) => (1e3 * each.work.flop) / medianMilliseconds(each)),
  );
  const bandwidth = largest(
    named('memory-pass').map((each) => (1e3 * each.work.bytes) / medianMilliseconds(each)),
  );
  const [dispatch] = named('dispatch');
  return {
    ...(peakFlops === undefined ? {} : { peakFlops }),
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(dispatch === undefined ? {} : { latencyMs: medianMilliseconds(dispatch) }),
  };
}

/**
 * Least milliseconds that the work of a benchmark can take by a roofline (Williams, Waterman & Patterson 2009): the
 * longer of its operations at peak and its bytes at full bandwidth. Undefined for work in plain JavaScript, or where
 * either number is unknown.
 */
export function rooflineMilliseconds(
  { arithmetic, work }: Pick<TimedBenchmark, 'arithmetic' | 'work'>,
  { peakFlops, bandwidth }: Roofline,
): number | undefined {
  if (arithmetic !== 'engine' || peakFlops === undefined || bandwidth === undefined) return undefined;
  const milliseconds = 1e3 * Math.max(work.flop / peakFlops, work.bytes / bandwidth);
  return milliseconds > 0 ? milliseconds : undefined;
}
