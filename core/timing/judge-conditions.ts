import type { Conditions, GpuLook, Reliability, TimedProcess } from '../../schemas/timing.d.ts';
import { quantile } from '../statistics/median.ts';
import { processTimes } from './process-times.ts';

/** What was seen of the machine while it was timed. */
export interface Seen {
  /** Load average of the last minute before the start, and the machine's cores. */
  readonly loadBefore?: number;
  readonly cores: number;
  /** Share of the processor time that other programs took. */
  readonly othersShare?: number;
  readonly stolenShare?: number;
  /** Both reference loops, as often as they were timed. */
  readonly spinMs: readonly number[];
  readonly fillMs: readonly number[];
  /** Before the first process. */
  readonly gpuBefore: readonly GpuLook[];
  readonly gpuLooks: readonly GpuLook[];
}

/**
 * Where a machine counts as disturbed. Chosen on a virtual machine of two cores: undisturbed, others took below 3 % of
 * its time and the chain of operations varied by below 4 %; one other program on one of the cores takes 50 %, and a
 * neighbour on a core's other hardware thread makes the eight chains take up to 1.9 times as long.
 */
const limits = { load: 0.75, others: 0.1, stolen: 0.02, spin: 1.1, fill: 1.2, gpuUse: 0.1 } as const;

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}

function spread(values: readonly number[]): number {
  return quantile(values, 0.9) / quantile(values, 0.1);
}

function processorReasons({ loadBefore, cores, othersShare, stolenShare, spinMs, fillMs }: Seen): string[] {
  const reasons: string[] = [];
  if (loadBefore !== undefined && loadBefore > limits.load * cores)
    reasons.push(`the load average was ${loadBefore.toFixed(2)} before the start, on ${cores} cores`);
  if (othersShare !== undefined && othersShare > limits.others)
    reasons.push(`other programs took ${percent(othersShare)} of the processor time`);
  if (stolenShare !== undefined && stolenShare > limits.stolen)
    reasons.push(`the host gave ${percent(stolenShare)} of the processor time to other machines`);
  const [spun, filled] = [spread(spinMs), spread(fillMs)];
  if (spun > limits.spin)
    reasons.push(`a core's speed varied by ${percent(spun - 1)}: throttled, or shared with others`);
  if (filled > limits.fill)
    reasons.push(
      `what a core can do at once varied by ${percent(filled - 1)}: something else ran on its other hardware thread`,
    );
  return reasons;
}

function gpuReasons({ gpuBefore, gpuLooks }: Seen): string[] {
  const busy = gpuBefore.filter(({ utilisation = 0 }) => utilisation > limits.gpuUse);
  const slowed = new Set(
    gpuLooks.flatMap(({ device, slowedBy = [] }) =>
      slowedBy.map((reason) => `GPU ${device} was slowed by ${reason}`),
    ),
  );
  return [
    ...busy.map(
      ({ device, utilisation = 0 }) => `GPU ${device} was ${percent(utilisation)} busy before the start`,
    ),
    ...slowed,
  ];
}

/** Whether a machine was quiet enough for its times to mean something, and if not, why. */
export function judgeConditions(seen: Seen): Reliability {
  const reasons = [...processorReasons(seen), ...gpuReasons(seen)];
  return { state: reasons.length === 0 ? 'reliable' : 'unreliable', reasons };
}

/** Shares of a benchmark's processes that may be disturbed, and how far their times may be apart. */
const benchmarkLimits = { unsettled: 0.5, slowed: 0.25, apart: 1.25 } as const;

/** How long the reference loops take in a run. */
export interface UsualReferenceLoops {
  readonly spinMs: number;
  readonly fillMs: number;
}

/** The median chain, and eight chains on a core that has all its units: the fastest tenth. */
export function usualReferenceLoops(
  spinMs: readonly number[],
  fillMs: readonly number[],
): UsualReferenceLoops {
  return { spinMs: quantile(spinMs, 0.5), fillMs: quantile(fillMs, 0.1) };
}

/** Whether one benchmark was measured undisturbed. */
export function judgeBenchmark(processes: TimedProcess[], usual: UsualReferenceLoops): Reliability {
  const reasons: string[] = [];
  const share = (which: (process: TimedProcess) => boolean): number =>
    processes.filter(which).length / processes.length;
  const unsettled = share(({ settled }) => !settled);
  if (unsettled > benchmarkLimits.unsettled)
    reasons.push(`did not become stable while warming up in ${percent(unsettled)} of the processes`);
  const slowed = share(({ spinMs }) => spinMs > limits.spin * usual.spinMs);
  if (slowed > benchmarkLimits.slowed)
    reasons.push(`a core was more than 10 % slower beside it in ${percent(slowed)} of the processes`);
  const crowded = share(({ fillMs }) => fillMs > limits.fill * usual.fillMs);
  if (crowded > benchmarkLimits.slowed)
    reasons.push(`a core was shared beside it in ${percent(crowded)} of the processes`);
  const apart = spread(processTimes({ processes }));
  if (apart > benchmarkLimits.apart) reasons.push(`processes differ by ${percent(apart - 1)}`);
  return { state: reasons.length === 0 ? 'reliable' : 'unreliable', reasons };
}

/** The conditions of a timing as its document has them. */
export function conditionsOf(seen: Seen, loadAfter: number | undefined): Conditions {
  const { loadBefore, othersShare, stolenShare, spinMs, fillMs, gpuBefore, gpuLooks } = seen;
  const gpu = [...gpuBefore, ...gpuLooks];
  return {
    reliability: judgeConditions(seen),
    spinMs: [...spinMs],
    fillMs: [...fillMs],
    ...(loadBefore === undefined || loadAfter === undefined
      ? {}
      : { loadAverage: { before: loadBefore, after: loadAfter } }),
    ...(othersShare === undefined ? {} : { othersShare }),
    ...(stolenShare === undefined ? {} : { stolenShare }),
    ...(gpu.length === 0 ? {} : { gpu }),
  };
}
