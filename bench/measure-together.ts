import { performance } from 'node:perf_hooks';
import type { ReferenceLoopTimes } from '../core/device/reference-loops.ts';
import type { EngineName } from '../core/engine/engine.ts';
import type { Compilation } from '../core/engine/steps/step.ts';
import { Fail } from '../core/fail.ts';
import { median } from '../core/statistics/median.ts';
import type { EngineRecord } from '../schemas/device.d.ts';
import type { NotTimed, TimedBenchmark } from '../schemas/timing.d.ts';
import { MeasuringProcess, type Side } from './measuring-process.ts';
import { pin } from './pinning.ts';
import { protocolVersion, type Closing, type Opening } from './visit-protocol.ts';
import { inOrder, visitRounds, type Seen } from './visit-rounds.ts';

/** A benchmark as one process measured it: `processes` has one entry. */
export type Measured = Omit<TimedBenchmark, 'reliability'>;

/** What one process measured. */
export interface Measurement {
  readonly record: EngineRecord;
  readonly engineStartMs: number;
  /** In the order of the visits. */
  readonly referenceLoops: readonly ReferenceLoopTimes[];
  /** Processor time of the process. */
  readonly processorMs: number;
  readonly benchmarks: readonly Measured[];
  readonly notTimed: readonly NotTimed[];
}

export interface TogetherOptions {
  readonly engine: EngineName;
  readonly compile: Compilation;
  readonly only: readonly string[];
  /** For each process, its start included. */
  readonly seconds: number;
  /** On which all are kept while they measure; left out: the system places them. */
  readonly processor: number | undefined;
  /** Which side is opened and visited first, counted on from the first. */
  readonly begins?: number;
  /** Called when all are ready. */
  readonly onOpened?: (openings: readonly Opening[]) => void;
}

/**
 * Starts a process of each side, keeps them on one processor, and lets them measure in turns.
 *
 * @returns what each side measured
 * @throws Fail (exit 2) where a process does not answer
 */
export async function measureTogether(
  sides: readonly Side[],
  { engine, compile, only, seconds, processor, begins = 0, onOpened }: TogetherOptions,
): Promise<Measurement[]> {
  const end = performance.now() + 1e3 * seconds * sides.length;
  const processes = sides.map((side) => new MeasuringProcess(side));
  try {
    const opened = new Map<MeasuringProcess, Opening>();
    for (const each of inOrder(processes, begins))
      opened.set(each, await each.ask('open', { engine, compile, only, seconds }));
    const openings = processes.map((each) => opened.get(each)!);
    for (const [side, opening] of openings.entries()) refuse(sides[side]!, opening, compile);
    onOpened?.(openings);
    if (processor !== undefined)
      for (const { id } of processes) if (id !== undefined) await pin(id, processor);
    const seen = await visitRounds(processes, openings, end, begins);
    const closings: Closing[] = [];
    for (const each of processes) closings.push(await each.ask('close', {}));
    return openings.map((opening, side) => assemble(opening, seen[side]!, closings[side]!));
  } finally {
    for (const each of processes) each.kill();
  }
}

/** @throws Fail (exit 2) for a process of a revision that answers or runs steps otherwise, or in which nothing is ready */
function refuse({ name }: Side, opening: Opening, asked: Compilation): void {
  const where = `bench of ${name}`;
  const { protocol, compile = 'lowered', opened } = opening;
  const [first] = opening.notTimed;
  if (protocol !== protocolVersion) {
    throw new Fail({
      where,
      found: `visits of version ${protocol}`,
      expected: `version ${protocolVersion}, which this revision asks for`,
      next: 'Compare with a revision nearer to this one.',
    });
  }
  if (compile !== asked) {
    throw new Fail({
      where,
      found: `steps that run ${compile}`,
      expected: `--compile ${asked}, which that revision's bench does not know`,
      next: 'Leave --compile out, or compare with a revision nearer to this one.',
    });
  }
  if (opened.length > 0) return;
  throw new Fail({
    where,
    found: `no benchmark that could be made ready (${first?.id ?? 'none'}: ${first?.reason ?? 'none there'})`,
    expected: 'one at least',
    next: 'Run "npm run doctor" to see whether the engine works here.',
  });
}

function assemble(
  { record, engineStartMs, opened, notTimed }: Opening,
  seen: readonly Seen[],
  { processorMs }: Closing,
): Measurement {
  const benchmarks = opened.map(({ benchmark, beginning }, position): Measured => {
    const { warmUp, visits, referenceLoops } = seen[position]!;
    const process = {
      ...beginning,
      warmUp: [...beginning.warmUp, ...warmUp],
      visits,
      spinMs: median(referenceLoops.map(({ chainMs }) => chainMs)),
      fillMs: median(referenceLoops.map(({ fillMs }) => fillMs)),
    };
    return { ...benchmark, processes: [process] };
  });
  const referenceLoops = seen.flatMap((each) => each.referenceLoops);
  return { record, engineStartMs, processorMs, benchmarks, notTimed, referenceLoops };
}
