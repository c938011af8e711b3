import { Bench } from 'tinybench';
import { median } from '../core/judge/median.ts';
import type { ReadyBenchmark } from './benchmark.ts';

/** What one process measured of one benchmark, in milliseconds of one unit. */
export interface Sampled {
  readonly firstCall: number;
  readonly warmUp: number[];
  readonly samples: number[];
  readonly callsPerSample: number;
  readonly settled: boolean;
}

/**
 * On a processor: long against the clock's resolution, shorter than the slices of time for which programs take turns,
 * so that some samples are not interrupted however busy the machine is. On a GPU: long against the wait for it.
 */
export const leastSampleMs = { processor: 2, gpu: 10 } as const;
const leastSamples = 5;
/** A benchmark whose calls are long may take this many times its time before it gets fewer samples than that. */
const patience = 3;
/** Share of the time that may go into warming up. */
const warmUpShare = 0.4;
/** Warm-up is over when two windows of this many samples agree to this share. */
const windowLength = 3;
const agreement = 0.03;
/** A sample that lasts this long is a window by itself. */
const longMs = 20;

/**
 * Whether the last two windows of samples have medians that agree: compiled, cached, at its clock.
 * @param length samples in a window
 */
export function isStable(samples: readonly number[], length: number = windowLength): boolean {
  if (samples.length < 2 * length) return false;
  const last = median(samples.slice(-length));
  const before = median(samples.slice(-2 * length, -length));
  return Math.abs(Math.log(last / before)) <= agreement;
}

/** Milliseconds of so many calls until the device has done them. */
async function timeCalls(
  { call, finish }: ReadyBenchmark,
  calls: number,
  now: () => number,
): Promise<number> {
  const start = now();
  for (let i = 0; i < calls; i++) {
    const done = call();
    if (done !== undefined) await done;
  }
  await finish();
  return now() - start;
}

/**
 * Measures a benchmark: the first call by itself, then warm-up until stable, then samples for what is left of the
 * time. The device is waited for before the clock is read.
 *
 * @param budgetMs for all of it; exceeded up to three times for five samples of long calls, beyond for a single one
 * @param leastMs a sample lasts at least so long
 */
export async function sampleStably(
  benchmark: ReadyBenchmark,
  budgetMs: number,
  leastMs: number = leastSampleMs.processor,
  now: () => number = () => performance.now(),
): Promise<Sampled> {
  const end = now() + budgetMs;
  const firstCall = await timeCalls(benchmark, 1, now);
  const { calls, warmUp, settled } = await warmUpUntilStable(
    benchmark,
    leastMs,
    now() + warmUpShare * (end - now()),
    now,
  );
  const least = Math.max(1, Math.min(leastSamples, Math.floor((patience * budgetMs) / firstCall)));
  const samples = await sample(benchmark, { calls, least, time: Math.max(0, end - now()) }, now);
  const perUnit = (milliseconds: number): number => milliseconds / benchmark.members;
  return {
    firstCall: perUnit(firstCall),
    warmUp: warmUp.map(perUnit),
    samples: samples.map(perUnit),
    callsPerSample: calls,
    settled,
  };
}

async function warmUpUntilStable(benchmark: ReadyBenchmark, leastMs: number, end: number, now: () => number) {
  let calls = 1;
  let warmUp: number[] = [];
  for (;;) {
    const took = await timeCalls(benchmark, calls, now);
    if (took < leastMs) {
      // Samples of fewer calls carry more of the waiting and are no part of the same series.
      calls = Math.ceil(calls * Math.min(16, Math.max(1.5, (1.2 * leastMs) / Math.max(took, 1e-3))));
      warmUp = [];
    } else {
      warmUp.push(took / calls);
    }
    if (isStable(warmUp, took >= longMs ? 1 : windowLength)) return { calls, warmUp, settled: true };
    if (now() >= end) return { calls, warmUp, settled: false };
  }
}

async function sample(
  benchmark: ReadyBenchmark,
  { calls, least, time }: { readonly calls: number; readonly least: number; readonly time: number },
  now: () => number,
): Promise<number[]> {
  const bench = new Bench({
    iterations: least,
    time,
    warmup: false,
    retainSamples: true,
    throws: true,
    now,
  });
  bench.add('samples', () => timeCalls(benchmark, calls, now).then(() => undefined), { async: true });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error('tinybench did not complete');
  return (task.result.latency.samples ?? []).map((milliseconds) => milliseconds / calls);
}
