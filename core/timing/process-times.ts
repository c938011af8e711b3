import { median } from '../statistics/median.ts';
import type { TimedBenchmark } from '../../schemas/timing.d.ts';

/**
 * One number a process, in the benchmark's unit: its fastest sample. What disturbs a sample only ever makes it longer,
 * so that on a machine that others use the fastest is the steadiest (Chen & Revels, "Robust benchmarking in noisy
 * environments", 2016). On two cores with others taking 59 % of them, processes differed by 1 % to 6 % in the fastest
 * sample of short benchmarks and by 20 % to 30 % in the median.
 *
 * Samples of one process share its memory layout, its compiled code and its minute, so that processes and not samples
 * are the independent replicates.
 */
export function processTimes({ processes }: Pick<TimedBenchmark, 'processes'>): number[] {
  return processes.map(({ visits }) => Math.min(...visits.flat()));
}

/** Median over processes of the median sample: what a run usually sees, disturbances included. */
export function typicalTime({ processes }: Pick<TimedBenchmark, 'processes'>): number {
  return median(processes.map(({ visits }) => median(visits.flat())));
}

const perMillisecond = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3 } as const;

/** Milliseconds that one unit is. */
export function millisecondsOf(unit: TimedBenchmark['unit']): number {
  return perMillisecond[unit];
}
