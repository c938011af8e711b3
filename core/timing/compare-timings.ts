import type {
  ClaimTime,
  ComparedTiming,
  Comparison,
  DeviceTime,
  TimingComparison,
} from '../../schemas/comparison.d.ts';
import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';
import { bootstrapMedian } from '../statistics/bootstrap-ratio.ts';
import { median } from '../statistics/median.ts';
import { calibrate, describeRatios } from './describe-ratios.ts';
import { differingFields } from './differing-fields.ts';
import { millisecondsOf, processTimes } from './process-times.ts';
import type { GivenTiming } from './read-timing.ts';
import { refusePair } from './refuse-pair.ts';
import { rooflineMilliseconds, rooflineOf, type Roofline } from './roofline.ts';
import { commonBenchmarks, testBenchmarks } from './test-benchmarks.ts';

/** A timing with a name that is short and its own among those compared. */
export interface LabelledTiming extends GivenTiming {
  readonly label: string;
  /** Of the machine, in any currency. */
  readonly pricePerHour?: number;
}

/**
 * Timings against the first of them. Those of the first one's fingerprint are tested; the others are described.
 * Pure: the same files give the same document.
 *
 * @param timings two or more
 * @throws Fail (exit 2) for a pair that measured different things
 */
export function compareTimings(timings: readonly LabelledTiming[]): Comparison {
  const [reference, ...others] = timings;
  if (reference === undefined) throw new RangeError('nothing to compare');
  return {
    schemaVersion: 1,
    timings: timings.map(summary),
    comparisons: others.map((other) => comparison(reference, other)),
  };
}

function comparison(reference: LabelledTiming, other: LabelledTiming): TimingComparison {
  refusePair(reference, other);
  const pairs = commonBenchmarks(reference.timing, other.timing);
  const [one, two] = [reference.timing.fingerprint, other.timing.fingerprint];
  const shared = {
    reference: reference.label,
    other: other.label,
    differences: differingFields(one.comparability, two.comparability),
    notes: notesOn(reference, other, pairs.length),
  };
  if (one.hash === two.hash) {
    const turns = tookTurns(reference, other);
    const benchmarks = testBenchmarks(pairs, turns);
    return { ...shared, kind: 'tested', ...(turns ? { inTurns: true } : {}), benchmarks };
  }
  const { engine } = calibrate(pairs, reference.timing, other.timing);
  return {
    ...shared,
    kind: 'descriptive',
    ...(engine === undefined ? {} : { calibrationRatio: engine }),
    benchmarks: describeRatios(pairs, reference.timing, other.timing),
  };
}

/** Whether the processes of the two took turns in one run. */
function tookTurns(one: LabelledTiming, two: LabelledTiming): boolean {
  const [first, second] = [one.timing.settings.inTurnsWith, two.timing.settings.inTurnsWith];
  return first !== undefined && first.run === second?.run;
}

function notesOn(reference: LabelledTiming, other: LabelledTiming, common: number): string[] {
  const notes = [reference, other].flatMap(({ label, timing: { conditions, benchmarks } }) => [
    ...conditions.reliability.reasons.map((reason) => `${label} is unreliable: ${reason}`),
    ...(benchmarks.length === common
      ? []
      : [`${label} has ${benchmarks.length - common} benchmarks that the other lacks`]),
  ]);
  const [one, two] = [reference.timing.fingerprint.informational, other.timing.fingerprint.informational];
  if (one.node !== two.node)
    notes.push(`Node.js ${one.node} in ${reference.label}, ${two.node} in ${other.label}`);
  return notes;
}

function summary({ label, file, timing, pricePerHour }: LabelledTiming): ComparedTiming {
  const { fingerprint, conditions, benchmarks, claims, project } = timing;
  const roofline = rooflineOf(timing);
  const { engine } = fingerprint.comparability;
  return {
    ...{ label, file, fingerprint: fingerprint.hash, engine: engine.id, device: engine.device },
    date: fingerprint.informational.date,
    ...(project.revision === undefined ? {} : { revision: project.revision }),
    reliability: conditions.reliability,
    ...roofline,
    ...(pricePerHour === undefined ? {} : { pricePerHour }),
    benchmarks: benchmarks.map((benchmark) => deviceTime(benchmark, roofline)),
    ...(claims === undefined ? {} : { claims: claims.map((claim) => claimTime(claim, pricePerHour)) }),
  };
}

function deviceTime(benchmark: TimedBenchmark, roofline: Roofline): DeviceTime {
  const { id, group, phase, per, members, series, unit } = benchmark;
  const scale = millisecondsOf(unit);
  const times = processTimes(benchmark).map((value) => value * scale);
  const milliseconds = median(times);
  const rooflineMs = rooflineMilliseconds(benchmark, roofline);
  return {
    ...{ id, group, phase, per, members, milliseconds },
    ...(series === undefined ? {} : { series }),
    interval: bootstrapMedian(times, id),
    perSecond: 1e3 / milliseconds,
    ...(rooflineMs === undefined ? {} : { rooflineMs, efficiency: rooflineMs / milliseconds }),
  };
}

function claimTime(
  { id, profile, seconds }: NonNullable<Timing['claims']>[number],
  pricePerHour: number | undefined,
): ClaimTime {
  const cost = pricePerHour === undefined ? {} : { cost: (seconds / 3600) * pricePerHour };
  return { id, profile, seconds, ...cost };
}
