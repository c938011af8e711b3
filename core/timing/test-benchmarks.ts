import type { ComparedBenchmark } from '../../schemas/comparison.d.ts';
import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';
import { bootstrapRatio } from '../judge/bootstrap-ratio.ts';
import { holm } from '../judge/holm.ts';
import { mannWhitney } from '../judge/mann-whitney.ts';
import { median } from '../judge/median.ts';
import { noiseFloor } from './noise-floor.ts';
import { processTimes, typicalTime } from './process-times.ts';
import { speedVerdict } from './speed-verdict.ts';

/** A benchmark of two timings. */
export interface BenchmarkPair {
  readonly reference: TimedBenchmark;
  readonly other: TimedBenchmark;
}

/** Benchmarks that both timings have, in the order of the first. */
export function commonBenchmarks(reference: Timing, other: Timing): BenchmarkPair[] {
  const others = new Map(other.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  return reference.benchmarks.flatMap((benchmark) => {
    const twin = others.get(benchmark.id);
    return twin === undefined ? [] : [{ reference: benchmark, other: twin }];
  });
}

/** What of the machine's speed changed between the two, as a relative change: the spin tells it without our code. */
function speedChange({ reference, other }: BenchmarkPair): number {
  const spin = ({ processes }: TimedBenchmark): number => median(processes.map(({ spinMs }) => spinMs));
  return Math.expm1(Math.abs(Math.log(spin(other) / spin(reference))));
}

/**
 * Two timings of one fingerprint, benchmark by benchmark: is the other faster or slower? Tested on one number a
 * process, adjusted for the number of benchmarks, and held against the noise of both timings and the drift of the
 * machine between them.
 *
 * @param interleaved whether their processes alternated, so that what disturbed one disturbed both
 */
export function testBenchmarks(pairs: readonly BenchmarkPair[], interleaved: boolean): ComparedBenchmark[] {
  const samples = pairs.map(
    ({ reference, other }) => [processTimes(reference), processTimes(other)] as const,
  );
  const tests = samples.map(([before, after]) => mannWhitney(before, after).pValue);
  const adjusted = holm(tests);
  return pairs.map((pair, i) => {
    const [before, after] = samples[i]!;
    const { id, group, phase, what } = pair.reference;
    const evidence = {
      ratio: median(after) / median(before),
      interval: bootstrapRatio(before, after, id),
      adjustedPValue: adjusted[i]!,
      noiseFloor: Math.max(noiseFloor(before), noiseFloor(after), speedChange(pair)),
    };
    const reached = speedVerdict(evidence);
    const notes = [...new Set([...pair.reference.reliability.reasons, ...pair.other.reliability.reasons])];
    const disturbed = !interleaved && (reached === 'faster' || reached === 'slower') && notes.length > 0;
    return {
      ...{ id, group, phase, what, notes, ratio: evidence.ratio, interval: evidence.interval },
      typicalRatio: typicalTime(pair.other) / typicalTime(pair.reference),
      verdict: disturbed ? 'unclear' : reached,
      pValue: tests[i]!,
      adjustedPValue: adjusted[i]!,
      // JSON has no infinity; one process alone says nothing about noise.
      ...(Number.isFinite(evidence.noiseFloor) ? { noiseFloor: evidence.noiseFloor } : {}),
    };
  });
}
