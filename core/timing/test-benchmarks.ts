import type { ComparedBenchmark } from '../../schemas/comparison.d.ts';
import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';
import { bootstrapMedian, bootstrapRatio } from '../statistics/bootstrap-ratio.ts';
import { holm } from '../statistics/holm.ts';
import { mannWhitney } from '../statistics/mann-whitney.ts';
import { median } from '../statistics/median.ts';
import { signedRank } from '../statistics/signed-rank.ts';
import { noiseFloor, pairedNoiseFloor } from './noise-floor.ts';
import { pairedChanges } from './paired-changes.ts';
import { processTimes, typicalTime } from './process-times.ts';
import { speedVerdict, type SpeedEvidence } from './speed-verdict.ts';

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

/** What of the machine's speed changed between the two, as a relative change: two loops tell it without our code. */
function speedChange({ reference, other }: BenchmarkPair): number {
  const changes = (['spinMs', 'fillMs'] as const).map((loop) => {
    const usual = ({ processes }: TimedBenchmark): number => median(processes.map((each) => each[loop]));
    return Math.abs(Math.log(usual(other) / usual(reference)));
  });
  return Math.expm1(Math.max(...changes));
}

/** What is known of one benchmark before p-values are adjusted. */
export interface Evidence extends Omit<SpeedEvidence, 'adjustedPValue' | 'interval'> {
  readonly interval: [number, number];
  readonly pValue: number;
}

/** From processes that had nothing to do with each other: what the machine did meanwhile is part of the noise. */
function apart(pair: BenchmarkPair): Evidence {
  const [before, after] = [processTimes(pair.reference), processTimes(pair.other)];
  return {
    ratio: median(after) / median(before),
    interval: bootstrapRatio(before, after, pair.reference.id),
    pValue: mannWhitney(before, after).pValue,
    noiseFloor: Math.max(noiseFloor(before), noiseFloor(after), speedChange(pair)),
  };
}

/** From pairs of processes that took turns: what disturbed one disturbed the other. */
function inTurns({ reference, other }: BenchmarkPair): Evidence {
  const changes = pairedChanges(reference, other);
  return {
    ratio: Math.exp(median(changes)),
    interval: bootstrapMedian(changes.map(Math.exp), reference.id),
    pValue: signedRank(changes).pValue,
    noiseFloor: pairedNoiseFloor(changes, reference.id),
  };
}

/**
 * What is known of one benchmark of two timings, by itself.
 * @param turns whether their processes took turns
 */
export function speedEvidence(pair: BenchmarkPair, turns: boolean): Evidence {
  return turns ? inTurns(pair) : apart(pair);
}

/**
 * Verdicts from what is known of each benchmark, with p-values adjusted for their number.
 * @param evidence of each pair, in their order
 */
export function judgeTogether(
  pairs: readonly BenchmarkPair[],
  evidence: readonly Evidence[],
  turns: boolean,
): ComparedBenchmark[] {
  const adjusted = holm(evidence.map(({ pValue }) => pValue));
  return pairs.map((pair, i) => {
    const { ratio, interval, pValue, noiseFloor: floor } = evidence[i]!;
    const { id, group, phase, what } = pair.reference;
    const reached = speedVerdict({ ...evidence[i]!, adjustedPValue: adjusted[i]! });
    const notes = [...new Set([...pair.reference.reliability.reasons, ...pair.other.reliability.reasons])];
    const disturbed = !turns && (reached === 'faster' || reached === 'slower') && notes.length > 0;
    return {
      ...{ id, group, phase, what, notes, ratio, interval, pValue },
      typicalRatio: typicalTime(pair.other) / typicalTime(pair.reference),
      verdict: disturbed ? 'unclear' : reached,
      adjustedPValue: adjusted[i]!,
      // JSON has no infinity; one process alone says nothing about noise.
      ...(Number.isFinite(floor) ? { noiseFloor: floor } : {}),
    };
  });
}

/**
 * Two timings of one fingerprint, benchmark by benchmark: is the other faster or slower? Tested on one number a process
 * or pair of processes, adjusted for the number of benchmarks, and held against the machine's noise.
 *
 * @param turns whether their processes took turns
 */
export function testBenchmarks(pairs: readonly BenchmarkPair[], turns: boolean): ComparedBenchmark[] {
  const evidence = pairs.map((pair) => speedEvidence(pair, turns));
  return judgeTogether(pairs, evidence, turns);
}
