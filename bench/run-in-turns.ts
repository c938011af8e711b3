import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { lookAtGpus } from '../core/device/gpu-look.ts';
import { processorTime, sharesBetween } from '../core/device/processor-time.ts';
import type { EngineName } from '../core/engine/engine.ts';
import type { Compilation } from '../core/engine/steps/step.ts';
import { median } from '../core/statistics/median.ts';
import type { Seen } from '../core/timing/judge-conditions.ts';
import type { GpuLook } from '../schemas/timing.d.ts';
import { measureTogether, type Measurement } from './measure-together.ts';
import type { Side } from './measuring-process.ts';
import { processorsFor } from './pinning.ts';
import { TurnBudget } from './turn-budget.ts';
import type { Opening } from './visit-protocol.ts';

export interface TurnOptions {
  readonly engine: EngineName;
  readonly compile: Compilation;
  /** Processes of each side; fewer where the machine is too busy for all of them in time. */
  readonly processes: number;
  /** For all processes of all sides. */
  readonly minutes: number;
  readonly only: readonly string[];
  readonly onTurn: (message: string) => void;
  /** Called when each side has opened once: the last chance to find out that they cannot be compared. */
  readonly onFirstOpening?: (openings: readonly Opening[]) => void;
}

/** What the processes of each side measured, and how the machine was meanwhile. */
export interface Turns {
  readonly startedAt: Date;
  /** That a process was given for its benchmarks, the median. */
  readonly seconds: number;
  /** By side, then by process. */
  readonly measurements: readonly (readonly Measurement[])[];
  /** All but the reference loops, which are each side's own. */
  readonly seen: Omit<Seen, 'spinMs' | 'fillMs'>;
  readonly loadAfter?: number;
}

/** The system's load average of the last minute; Windows has none and says 0. */
function loadAverage(): number | undefined {
  return process.platform === 'win32' ? undefined : os.loadavg()[0];
}

type Taken = Pick<Turns, 'measurements' | 'seconds'> & Pick<Turns['seen'], 'gpuLooks'>;

async function takeTurns(sides: readonly Side[], options: TurnOptions): Promise<Taken> {
  const { processes, minutes, onTurn, engine, compile, only, onFirstOpening } = options;
  const budget = new TurnBudget({ rounds: processes, sides: sides.length, seconds: 60 * minutes });
  // A single side has nobody to be disturbed alike with: the system places its processes.
  const processors = sides.length > 1 ? processorsFor(engine) : [];
  const rounds: (readonly Measurement[])[] = [];
  const gpuLooks: GpuLook[] = [];
  const given: number[] = [];
  for (let round = 1; budget.goesOn; round++) {
    const seconds = budget.next();
    const start = performance.now();
    const together = await measureTogether(sides, {
      ...{ engine, compile, only, seconds },
      processor: processors[(round - 1) % processors.length],
      begins: Math.floor((round - 1) / Math.max(1, processors.length)),
      ...(round === 1 && onFirstOpening !== undefined ? { onOpened: onFirstOpening } : {}),
    });
    rounds.push(together);
    // While its clocks are still those of the work.
    gpuLooks.push(...(await lookAtGpus()));
    const took = (performance.now() - start) / 1e3;
    const visits = together[0]?.benchmarks[0]?.processes[0]?.visits.length ?? 0;
    onTurn(`${told(sides, round, processes)}: ${took.toFixed(1)} s, up to ${visits} visits to a benchmark`);
    budget.took(took);
    given.push(seconds);
  }
  if (given.length < processes) onTurn(`the machine was too busy for more than ${given.length} in time`);
  const measurements = sides.map((_, i) => rounds.map((round) => round[i]!));
  return { measurements, gpuLooks, seconds: median(given) };
}

function told(sides: readonly Side[], round: number, rounds: number): string {
  const of = `${round} of ${rounds}`;
  return sides.length === 1
    ? `process ${of}`
    : `processes ${of} of ${sides.map(({ name }) => name).join(' and ')}`;
}

/**
 * Lets processes of one or more sides measure. One process of each side is alive at a time, and they take turns visit by
 * visit, A B B A …, on one processor where the engine needs no more: what disturbs one disturbs the other.
 *
 * @throws Fail (exit 2) where a process does not answer
 */
export async function runInTurns(sides: readonly Side[], options: TurnOptions): Promise<Turns> {
  const startedAt = new Date();
  const loadBefore = loadAverage();
  const gpuBefore = await lookAtGpus();
  const before = processorTime();
  const ownBefore = process.cpuUsage();
  const { measurements, gpuLooks, seconds } = await takeTurns(sides, options);
  const { user, system } = process.cpuUsage(ownBefore);
  const ownMs = (user + system) / 1e3 + childrenMs(measurements);
  const { others, stolen } = sharesBetween(before, processorTime(), ownMs);
  const loadAfter = loadAverage();
  return {
    startedAt,
    seconds,
    measurements,
    seen: {
      cores: os.availableParallelism(),
      othersShare: others,
      ...(stolen === undefined ? {} : { stolenShare: stolen }),
      ...(loadBefore === undefined ? {} : { loadBefore }),
      gpuBefore,
      gpuLooks,
    },
    ...(loadAfter === undefined ? {} : { loadAfter }),
  };
}

function childrenMs(measurements: readonly (readonly Measurement[])[]): number {
  return measurements.flat().reduce((sum, { processorMs }) => sum + processorMs, 0);
}
