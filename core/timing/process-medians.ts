import { median } from '../judge/median.ts';
import type { TimedBenchmark } from '../../schemas/timing.d.ts';

/**
 * One number a process, in the benchmark's unit: the median of its samples. Samples of one process share its memory
 * layout, its compiled code and its minute, so that processes and not samples are the independent replicates.
 */
export function processMedians({ processes }: Pick<TimedBenchmark, 'processes'>): number[] {
  return processes.map(({ samples }) => median(samples));
}

const perMillisecond = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3 } as const;

/** Milliseconds that one unit is. */
export function millisecondsOf(unit: TimedBenchmark['unit']): number {
  return perMillisecond[unit];
}
