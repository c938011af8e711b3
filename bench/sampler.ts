import { Bench } from 'tinybench';
import type { ReadyBenchmark } from './benchmark.ts';

/**
 * On a processor: long against the clock's resolution, shorter than the slices of time for which programs take turns,
 * so that some samples are not interrupted however busy the machine is. On a GPU: long against the wait for it.
 */
export const leastSampleMs = { processor: 2, gpu: 10 } as const;
/** Warm-up is over when the fastest of two windows of this many samples agree to this share. */
const windowLength = 3;
const agreement = 0.03;
/** A sample that lasts this long is a window by itself. */
const longMs = 20;

/**
 * Whether the last two windows of samples have fastest samples that agree: compiled, cached, at its clock. The fastest,
 * because what disturbs a sample only makes it longer.
 *
 * @param length samples in a window
 */
export function isStable(samples: readonly number[], length: number = windowLength): boolean {
  if (samples.length < 2 * length) return false;
  const last = Math.min(...samples.slice(-length));
  const before = Math.min(...samples.slice(-2 * length, -length));
  return Math.abs(Math.log(last / before)) <= agreement;
}

/** How a benchmark began in a process, in milliseconds of one unit. */
export interface Beginning {
  readonly firstCall: number;
  readonly warmUp: number[];
  readonly callsPerSample: number;
  readonly settled: boolean;
}

/**
 * Measures one benchmark in one process: the first call by itself, then warm-up until stable, then samples in visits
 * that others' visits may lie between. The device is waited for before the clock is read.
 */
export class Sampler {
  readonly #benchmark: ReadyBenchmark;
  readonly #leastMs: number;
  readonly #now: () => number;
  /** Calls to a sample. */
  #calls = 1;
  /** Milliseconds that the last sample took. */
  #usualMs = 0;

  /** @param leastMs a sample lasts at least so long */
  constructor(
    benchmark: ReadyBenchmark,
    leastMs: number = leastSampleMs.processor,
    now: () => number = () => performance.now(),
  ) {
    this.#benchmark = benchmark;
    this.#leastMs = leastMs;
    this.#now = now;
  }

  /**
   * The first call, and warm-up until stable. A first call that lasts longer than the warm-up may has been it.
   * @param warmUpMs when warming up ends at the latest, the first call left out
   */
  async begin(warmUpMs: number): Promise<Beginning> {
    const firstCall = await this.#time(1);
    const end = this.#now() + warmUpMs;
    let warmUp: number[] = [];
    let settled = firstCall >= warmUpMs;
    this.#usualMs = firstCall;
    while (!settled && this.#now() < end) {
      this.#usualMs = await this.#time(this.#calls);
      if (this.#usualMs < this.#leastMs) {
        // Samples of fewer calls carry more of the waiting and are no part of the same series.
        const missing = (1.2 * this.#leastMs) / Math.max(this.#usualMs, 1e-3);
        this.#calls = Math.ceil(this.#calls * Math.min(16, Math.max(1.5, missing)));
        warmUp = [];
      } else {
        warmUp.push(this.#usualMs / this.#calls);
        settled = isStable(warmUp, this.#usualMs >= longMs ? 1 : windowLength);
      }
    }
    return {
      firstCall: this.#perUnit(firstCall),
      warmUp: warmUp.map((each) => this.#perUnit(each)),
      callsPerSample: this.#calls,
      settled,
    };
  }

  /** Milliseconds that a sample takes, as the last one did. */
  get usualMs(): number {
    return this.#usualMs;
  }

  /** Lets the benchmark lie elsewhere in memory. */
  move(): void {
    this.#benchmark.move?.();
  }

  /**
   * Samples for some time, one at least; before short ones one that is not kept, since others emptied the caches.
   * @returns milliseconds of one unit
   */
  async visit(milliseconds: number): Promise<number[]> {
    if (2 * this.#usualMs <= milliseconds) await this.#time(this.#calls);
    const bench = new Bench({
      iterations: 1,
      time: Math.max(0, milliseconds - this.#usualMs),
      warmup: false,
      retainSamples: true,
      throws: true,
      now: this.#now,
    });
    bench.add('visit', () => this.#time(this.#calls).then(() => undefined), { async: true });
    const [task] = await bench.run();
    if (task?.result.state !== 'completed') throw new Error('tinybench did not complete');
    return (task.result.latency.samples ?? []).map((each) => this.#perUnit(each / this.#calls));
  }

  #perUnit(milliseconds: number): number {
    const { members, steps = 1 } = this.#benchmark;
    return milliseconds / (members * steps);
  }

  /** Milliseconds of so many calls until the device has done them. */
  async #time(calls: number): Promise<number> {
    const { call, finish } = this.#benchmark;
    const start = this.#now();
    for (let i = 0; i < calls; i++) {
      const done = call();
      if (done !== undefined) await done;
    }
    await finish();
    return this.#now() - start;
  }
}
