import type { ReadyBenchmark } from './benchmark.ts';

/**
 * Environment variable that makes one benchmark slower on purpose, `relu/step=1.1` for 10 %, or all of them, `*=1.1`: to
 * see that the comparison finds it.
 */
export const slowdownVariable = 'GETRICH_BENCH_PLANT';

/**
 * A benchmark that takes `factor` as long as it does: what is added is waited out after each call, and after the device
 * was waited for.
 */
export function slowedDown(benchmark: ReadyBenchmark, factor: number): ReadyBenchmark {
  const wait = (start: number): void => {
    const end = start + factor * (performance.now() - start);
    while (performance.now() < end);
  };
  return {
    ...benchmark,
    call: () => {
      const start = performance.now();
      const done = benchmark.call();
      if (done !== undefined) return done.then(() => wait(start));
      wait(start);
    },
    finish: async () => {
      const start = performance.now();
      await benchmark.finish();
      wait(start);
    },
  };
}

/** The benchmark as the variable wants it: slower, if it is named there. */
export function withInjectedSlowdown(
  id: string,
  benchmark: ReadyBenchmark,
  wanted: string | undefined = process.env[slowdownVariable],
): ReadyBenchmark {
  const [name, factor] = (wanted ?? '').split('=');
  return (name === id || name === '*') && Number(factor) > 1
    ? slowedDown(benchmark, Number(factor))
    : benchmark;
}
