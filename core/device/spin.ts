import { median } from '../judge/median.ts';

/** Rounds of the loop: about 1.5 ms on a core of 2024. */
const rounds = 1_000_000;
const repeats = 7;

/** Keeps the compiler from dropping the loop. */
let sink = 0;

function loop(): number {
  let x = 1;
  // A chain of dependent multiplications and additions: bound by the core's clock, not by memory.
  for (let i = 0; i < rounds; i++) x = x * 1.0000001 + 1e-9;
  return x;
}

/**
 * Milliseconds of a fixed loop in plain JavaScript, the median of a few: how fast one core is now, its clock and what
 * others leave of it. It runs none of this project's code, so that a change of it between two timings is the
 * machine's.
 */
export function spin(): number {
  const durations = Array.from({ length: repeats }, () => {
    const start = performance.now();
    sink += loop();
    return performance.now() - start;
  });
  if (Number.isNaN(sink)) throw new RangeError('the loop left the numbers');
  return median(durations);
}
