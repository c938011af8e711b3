import type { ReadyBenchmark } from './benchmark.ts';

/**
 * Environment variable that makes one benchmark slower on purpose, `relu/step=1.1` for 10 %: to see that the
 * comparison finds it.
 */
export const plantVariable = 'GETRICH_BENCH_PLANT';

/**
 * A benchmark whose calls take `factor` as long as they do: what is added is waited out after each call. For engines
 * that have done their work when a call returns; on a GPU the wait is hidden behind it.
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
  };
}

/** The benchmark as the variable wants it: slower, if it is the one that is named there. */
export function planted(
  id: string,
  benchmark: ReadyBenchmark,
  wanted: string | undefined = process.env[plantVariable],
): ReadyBenchmark {
  const [name, factor] = (wanted ?? '').split('=');
  return name === id && Number(factor) > 1 ? slowedDown(benchmark, Number(factor)) : benchmark;
}
