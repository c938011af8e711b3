import { median, quantile } from '../judge/median.ts';

/** More processes than this are cut to their first, to keep the splits countable. */
const mostProcesses = 16;

/** All ways to take `size` of the positions 0 … n − 1. */
function choices(n: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const found: number[][] = [];
  for (let first = from; first <= n - size; first++) {
    for (const rest of choices(n, size - 1, first + 1)) found.push([first, ...rest]);
  }
  return found;
}

/**
 * The change that a comparison of a timing with itself reaches (A/A): its processes are split into two halves in
 * every way, and the 0.95 quantile of |log(median/median)| is taken, as a relative change (0.04: 4 %). Halves have
 * fewer processes than a timing, so this errs towards more noise. Infinite for one process, whose noise is unknown.
 *
 * @param times one number a process
 */
export function noiseFloor(times: readonly number[]): number {
  const used = times.slice(0, mostProcesses);
  if (used.length < 2) return Infinity;
  const changes = choices(used.length, used.length >> 1).map((half) => {
    const one = half.map((i) => used[i]!);
    const other = used.filter((_, i) => !half.includes(i));
    return Math.abs(Math.log(median(one) / median(other)));
  });
  return Math.expm1(quantile(changes, 0.95));
}
