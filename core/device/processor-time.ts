import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Processor time of the whole machine since it was started, in milliseconds over all cores. */
export interface ProcessorTime {
  readonly busy: number;
  readonly all: number;
  /** What the host gave to other machines; Linux only. */
  readonly stolen?: number;
}

/** Reads the clock of this machine's processors. Never throws. */
export function processorTime(): ProcessorTime {
  let busy = 0;
  let all = 0;
  for (const { times } of os.cpus()) {
    const sum = times.user + times.nice + times.sys + times.irq;
    busy += sum;
    all += sum + times.idle;
  }
  const stolen = stolenTime();
  return { busy, all, ...(stolen === undefined ? {} : { stolen }) };
}

/** A tick of /proc/stat is a hundredth of a second on every Linux that Node.js runs on. */
const tickMs = 10;

function stolenTime(): number | undefined {
  try {
    return stolenTicks(readFileSync('/proc/stat', 'utf8')) * tickMs;
  } catch {
    return undefined;
  }
}

/**
 * The eighth number of /proc/stat's first line (man 5 proc_stat).
 * @throws RangeError where there is none
 */
export function stolenTicks(stat: string): number {
  const [, ...numbers] = stat.split('\n')[0]!.trim().split(/\s+/);
  const ticks = Number(numbers[7]);
  if (!Number.isFinite(ticks)) throw new RangeError('no stolen time');
  return ticks;
}

/** Shares of the processor time between two readings, 0 to 1. */
export interface Shares {
  /** That others took: programs that are not `own`. */
  readonly others: number;
  readonly stolen?: number;
}

/**
 * Who had the processors between two readings.
 * @param ownMs processor time that the caller and its children had
 */
export function sharesBetween(before: ProcessorTime, after: ProcessorTime, ownMs: number): Shares {
  const all = Math.max(1, after.all - before.all);
  const others = Math.min(1, Math.max(0, (after.busy - before.busy - ownMs) / all));
  if (before.stolen === undefined || after.stolen === undefined) return { others };
  return { others, stolen: Math.min(1, Math.max(0, (after.stolen - before.stolen) / all)) };
}
