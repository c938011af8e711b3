import { performance } from 'node:perf_hooks';
import type { ReferenceLoopTimes } from '../core/device/reference-loops.ts';
import type { MeasuringProcess } from './measuring-process.ts';
import type { Opening } from './visit-protocol.ts';

/** For one benchmark of one side in one round. */
const stopMs = 40;
/**
 * Visits of each side in that time, where there are several sides: two that are compared are a hundredth of a second
 * apart. What disturbs a shared machine comes and goes in tenths of a second to seconds.
 */
const turnsPerStop = 4;
/** Rounds that are made however long they take; calls longer than a stop are visited in every second one. */
const fewestRounds = 3;

/** What was seen of one benchmark in one process. */
export interface Seen {
  /** Of the first stop, where samples are short: by then others were visited. */
  readonly warmUp: number[];
  readonly visits: number[][];
  /** One a stop. */
  readonly referenceLoops: ReferenceLoopTimes[];
}

/**
 * Goes round the benchmarks until the time is over: in every round there is a stop at each, where the sides are visited
 * one right after the other, A B, B A, B A, A B. A benchmark that only one side has is visited there.
 *
 * @param end when to end, by `performance.now()`; exceeded for the fewest rounds
 * @param begins which side begins, counted on from the first: where visits are few, who comes first decides a little, and
 *   over the processes of a run that has to even out
 * @returns what was seen, by side, then benchmark
 * @throws Fail (exit 2) where a process does not answer
 */
export async function visitRounds(
  processes: readonly MeasuringProcess[],
  openings: readonly Opening[],
  end: number,
  begins: number,
): Promise<Seen[][]> {
  const seen = openings.map(({ opened }) =>
    opened.map((): Seen => ({ warmUp: [], visits: [], referenceLoops: [] })),
  );
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
      if (isLong && round % 2 === 1) continue;
      const turns = isLong || processes.length === 1 ? 1 : turnsPerStop;
      await stopAt(places, {
        turns,
        before: begins + turns * (isLong ? round / 2 : round),
        warmsUp: !isLong && round === 0,
      });
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

interface Stop {
  /** Visits of each side. */
  readonly turns: number;
  /** How many there were at this benchmark. */
  readonly before: number;
  readonly warmsUp: boolean;
}

async function stopAt(places: readonly Place[], { turns, before, warmsUp }: Stop): Promise<void> {
  for (const { process, position, seen } of inOrder(places, before))
    seen.referenceLoops.push(await process.ask('arrive', { position }));
  for (let turn = 0; turn < turns; turn++) {
    for (const { process, position, seen } of inOrder(places, before + turn)) {
      const ask = { position, milliseconds: stopMs / turns };
      const { samples } = await process.ask('visit', ask);
      if (warmsUp) seen.warmUp.push(...samples);
      else seen.visits.push([...samples]);
    }
  }
}

/**
 * In which order sides are opened, arrive or are visited in a turn: each begins as often as every other and follows every other as often, since
 * what the one before left in the caches is the other's.
 */
export function inOrder<T>(sides: readonly T[], turn: number): readonly T[] {
  const first = turn % sides.length;
  const rotated = [...sides.slice(first), ...sides.slice(0, first)];
  return Math.floor(turn / sides.length) % 2 === 0 ? rotated : rotated.toReversed();
}
