import { fingerprintHere } from '../core/device/fingerprint.ts';
import type { EngineName } from '../core/engine/engine.ts';
import { traitsOf } from '../core/engine/engines.ts';
import {
  conditionsOf,
  judgeBenchmark,
  usualReferenceLoops,
  type UsualReferenceLoops,
} from '../core/timing/judge-conditions.ts';
import type {
  ClaimCost,
  NotTimed,
  Ratio,
  TimedBenchmark,
  TimedProject,
  Timing,
} from '../schemas/timing.d.ts';
import type { Measurement } from './measure-together.ts';
import type { Turns } from './run-in-turns.ts';

export interface TimingParts {
  readonly project: TimedProject;
  /** Revision of the side that its processes took turns with. */
  readonly inTurnsWith?: string;
  readonly ratios?: readonly Ratio[];
  readonly claims?: readonly ClaimCost[];
}

/** What some process could not make ready, each once: processes that lack it would have no twins. */
function lacking(measurements: readonly Measurement[]): NotTimed[] {
  const missing = measurements.flatMap(({ notTimed }) => notTimed.map((each) => [each.id, each] as const));
  return [...new Map(missing).values()];
}

/** The benchmarks that every process of one side has, each with the samples of all of them. */
function joined(
  measurements: readonly Measurement[],
  notTimed: readonly NotTimed[],
  usual: UsualReferenceLoops,
): TimedBenchmark[] {
  const everywhere = measurements[0]!.benchmarks.filter(({ id }) => !notTimed.some((each) => each.id === id));
  return everywhere.map((first) => {
    const processes = measurements.flatMap(
      ({ benchmarks }) => benchmarks.find(({ id }) => id === first.id)?.processes ?? [],
    );
    return { ...first, processes, reliability: judgeBenchmark(processes, usual) };
  });
}

/** The timing document of one side of a run, by its position. */
export async function assembleTiming(
  { startedAt, seconds, seen, loadAfter, ...turns }: Turns,
  side: number,
  { project, inTurnsWith, ratios = [], claims }: TimingParts,
): Promise<Timing> {
  const measurements = turns.measurements[side]!;
  const referenceLoops = measurements.flatMap((measurement) => measurement.referenceLoops);
  const spinMs = referenceLoops.map(({ chainMs }) => chainMs);
  const fillMs = referenceLoops.map((each) => each.fillMs);
  const record = measurements[0]!.record;
  const notTimed = lacking(measurements);
  const benchmarks = joined(measurements, notTimed, usualReferenceLoops(spinMs, fillMs));
  return {
    schemaVersion: 3,
    project,
    fingerprint: await fingerprintHere(record, traitsOf(record.id as EngineName).isGpu, startedAt),
    settings: {
      processes: measurements.length,
      secondsPerProcess: seconds,
      ...(inTurnsWith === undefined
        ? {}
        : { inTurnsWith: { revision: inTurnsWith, run: startedAt.toISOString() } }),
    },
    conditions: conditionsOf({ ...seen, spinMs, fillMs }, loadAfter),
    engineStartMs: measurements.map(({ engineStartMs }) => engineStartMs),
    benchmarks,
    ...(notTimed.length === 0 ? {} : { notTimed }),
    ratios: [...ratios],
    ...(claims === undefined || claims.length === 0 ? {} : { claims: [...claims] }),
  };
}
