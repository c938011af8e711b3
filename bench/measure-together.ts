import { performance } from 'node:perf_hooks';
import type { Spin } from '../core/device/spin.ts';
import type { EngineName } from '../core/engine/engine.ts';
import { median } from '../core/judge/median.ts';
import type { EngineRecord } from '../schemas/device.d.ts';
import type { TimedBenchmark } from '../schemas/timing.d.ts';
import { MeasuringProcess, type Side } from './measuring-process.ts';
import { pin } from './pinning.ts';
import type { Closing, Opening } from './visit-protocol.ts';

/** A benchmark as one process measured it: `processes` has one entry. */
export type Measured = Omit<TimedBenchmark, 'reliability'>;

/** What one process measured. */
export interface Measurement {
  readonly record: EngineRecord;
  readonly engineStartMs: number;
  /** In the order of the visits. */
  readonly spins: readonly Spin[];
  /** Processor time of the process. */
  readonly processorMs: number;
  readonly benchmarks: readonly Measured[];
}

export interface TogetherOptions {
  readonly engine: EngineName;
  readonly only: readonly string[];
  /** For each process, its start included. */
  readonly seconds: number;
  /** On which all are kept while they measure; left out: the system places them. */
  readonly processor: number | undefined;
  /** Called when all are ready. */
  readonly onOpened?: (openings: readonly Opening[]) => void;
}

/** For one benchmark of one side in one round. */
const stopMs = 40;
/**
 * Visits of each side in that time, where there are several sides: two that are compared are a hundredth of a second
 * apart. What disturbs a shared machine comes and goes in tenths of a second to seconds.
 */
const turnsPerStop = 4;
/** Rounds that are made however long they take; calls longer than a stop are visited in every second one. */
const fewestRounds = 3;
/** Longer than anything takes that a process is asked for. */
const patienceMs = 300_000;

/**
 * Starts a process of each side and lets them measure in turns: in every round there is a stop at each benchmark, where
 * the sides are visited one right after the other, A B B A A B B A.
 *
 * @returns what each side measured
 * @throws Fail (exit 2) where a process does not answer
 */
export async function measureTogether(
  sides: readonly Side[],
  { engine, only, seconds, processor, onOpened }: TogetherOptions,
): Promise<Measurement[]> {
  const end = performance.now() + 1e3 * seconds * sides.length;
  const processes = sides.map((side) => new MeasuringProcess(side));
  try {
    const openings: Opening[] = [];
    for (const each of processes)
      openings.push(await each.ask('open', { engine, only, seconds }, patienceMs));
    onOpened?.(openings);
    if (processor !== undefined)
      for (const { id } of processes) if (id !== undefined) await pin(id, processor);
    const seen = await makeRounds(processes, openings, end);
    const closings: Closing[] = [];
    for (const each of processes) closings.push(await each.ask('close', {}, patienceMs));
    return openings.map((opening, side) => assemble(opening, seen[side]!, closings[side]!));
  } finally {
    for (const each of processes) each.kill();
  }
}

/** What was seen of one benchmark in one process. */
interface Seen {
  /** Of the first stop, where samples are short: by then others were visited. */
  readonly warmUp: number[];
  readonly visits: number[][];
  /** One a stop. */
  readonly spins: Spin[];
}

/** What was seen by side, then benchmark. A benchmark that only one side has is visited there. */
async function makeRounds(
  processes: readonly MeasuringProcess[],
  openings: readonly Opening[],
  end: number,
): Promise<Seen[][]> {
  const seen = openings.map(({ opened }) => opened.map((): Seen => ({ warmUp: [], visits: [], spins: [] })));
  const lists = openings.map(({ opened }) => opened.map(({ benchmark }) => benchmark.id));
  const ids = [...new Set(lists.flat())];
  const stops = ids.map((id) =>
    processes.flatMap((process, side): Place[] => {
      const position = lists[side]!.indexOf(id);
      if (position === -1) return [];
      const { sampleMs } = openings[side]!.opened[position]!;
      return [{ process, position, sampleMs, seen: seen[side]![position]! }];
    }),
  );
  let roundMs = 0;
  for (let round = 0; round < fewestRounds || performance.now() + roundMs / 2 < end; round++) {
    const start = performance.now();
    for (const places of stops) {
      const isLong = Math.max(...places.map(({ sampleMs }) => sampleMs)) > stopMs;
      const turns = isLong || processes.length === 1 ? 1 : turnsPerStop;
      if (!isLong || round % 2 === 0) await stopAt(places, { turns, round, warmsUp: !isLong && round === 0 });
    }
    roundMs = performance.now() - start;
  }
  return seen;
}

/** A benchmark in a process. */
interface Place {
  readonly process: MeasuringProcess;
  readonly position: number;
  readonly sampleMs: number;
  readonly seen: Seen;
}

async function stopAt(
  places: readonly Place[],
  { turns, round, warmsUp }: { readonly turns: number; readonly round: number; readonly warmsUp: boolean },
): Promise<void> {
  for (const { process, seen } of places) seen.spins.push(await process.ask('spin', {}, patienceMs));
  for (let turn = 0; turn < turns; turn++) {
    const order = (round + turn) % 2 === 0 ? places : places.toReversed();
    for (const { process, position, seen } of order) {
      const ask = { position, milliseconds: stopMs / turns };
      const { samples } = await process.ask('visit', ask, patienceMs);
      if (warmsUp) seen.warmUp.push(...samples);
      else seen.visits.push([...samples]);
    }
  }
}

function assemble(
  { record, engineStartMs, opened }: Opening,
  seen: readonly Seen[],
  { processorMs }: Closing,
): Measurement {
  const benchmarks = opened.map(({ benchmark, beginning }, position): Measured => {
    const { warmUp, visits, spins } = seen[position]!;
    const process = {
      ...beginning,
      warmUp: [...beginning.warmUp, ...warmUp],
      visits,
      spinMs: median(spins.map(({ chainMs }) => chainMs)),
      fillMs: median(spins.map(({ fillMs }) => fillMs)),
    };
    return { ...benchmark, processes: [process] };
  });
  return { record, engineStartMs, processorMs, benchmarks, spins: seen.flatMap(({ spins }) => spins) };
}
