import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { lookAtGpus } from '../core/device/gpu-look.ts';
import { processorTime, sharesBetween } from '../core/device/processor-time.ts';
import { askChild } from '../core/engine/ask-child.ts';
import type { EngineName } from '../core/engine/engine.ts';
import { Fail } from '../core/fail.ts';
import { median } from '../core/judge/median.ts';
import type { Seen } from '../core/timing/judge-conditions.ts';
import type { GpuLook } from '../schemas/timing.d.ts';
import type { Measurement, Order } from './measure.ts';
import { TurnBudget } from './turn-budget.ts';

/** One side of a run: a tree of this project whose processes take their turns. */
export interface Side {
  /** For messages: `this revision`, a commit. */
  readonly name: string;
  /** `bench/measure.ts` of that tree. */
  readonly program: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface TurnOptions {
  readonly engine: EngineName;
  /** Processes of each side; fewer where the machine is too busy for all of them in time. */
  readonly processes: number;
  /** For all processes of all sides. */
  readonly minutes: number;
  readonly only: readonly string[];
  readonly onTurn: (message: string) => void;
  /** Called when each side has measured once: the last chance to find out that they cannot be compared. */
  readonly onFirstRound?: (measurements: readonly Measurement[]) => void;
}

/** What the processes of each side measured, and how the machine was meanwhile. */
export interface Turns {
  readonly startedAt: Date;
  /** That a process was given for its benchmarks, the median. */
  readonly seconds: number;
  /** By side, then by process. */
  readonly measurements: readonly (readonly Measurement[])[];
  /** All but the spins, which are each side's own. */
  readonly seen: Omit<Seen, 'spinMs'>;
  readonly loadAfter?: number;
}

/** Longer than any process takes: a process that hangs must not hang the run. */
const patience = 4;

async function turn(side: Side, { engine, only }: TurnOptions, seconds: number): Promise<Measurement> {
  const order: Order = { engine, seconds, only };
  const answer = await askChild<Measurement>(
    side.program,
    [JSON.stringify(order)],
    side.environment ?? {},
    Math.ceil(1e3 * (120 + patience * seconds)),
  );
  if (answer.state === 'answered') return answer.answer;
  throw new Fail({
    where: `bench of ${side.name}`,
    found: answer.reason,
    expected: 'timings',
    next: 'Run "npm run doctor" to see whether the engine works here.',
  });
}

/** The system's load average of the last minute; Windows has none and says 0. */
function loadAverage(): number | undefined {
  return process.platform === 'win32' ? undefined : os.loadavg()[0];
}

type Taken = Pick<Turns, 'measurements' | 'seconds'> & Pick<Turns['seen'], 'gpuLooks'>;

async function takeTurns(sides: readonly Side[], options: TurnOptions): Promise<Taken> {
  const { processes, minutes, onTurn } = options;
  const budget = new TurnBudget({ rounds: processes, sides: sides.length, seconds: 60 * minutes });
  const measurements = sides.map((): Measurement[] => []);
  const gpuLooks: GpuLook[] = [];
  const given: number[] = [];
  for (let round = 1; budget.goesOn; round++) {
    const seconds = budget.next();
    const took: number[] = [];
    for (const [i, side] of sides.entries()) {
      const start = performance.now();
      measurements[i]!.push(await turn(side, options, seconds));
      // While its clocks are still those of the work.
      gpuLooks.push(...(await lookAtGpus()));
      took.push((performance.now() - start) / 1e3);
      onTurn(`process ${round} of ${processes}, ${side.name}: ${took[i]!.toFixed(1)} s`);
    }
    budget.took(took);
    given.push(seconds);
    if (round === 1) options.onFirstRound?.(measurements.map(([first]) => first!));
  }
  if (given.length < processes) onTurn(`the machine was too busy for more than ${given.length} in time`);
  return { measurements, gpuLooks, seconds: median(given) };
}

/**
 * Lets processes of one or more sides measure in turns, A B A B …: what drifts drifts for all of them.
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
