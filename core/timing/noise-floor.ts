import { RandomStream } from '../numerics/random-stream.ts';
import { median, quantile } from '../statistics/median.ts';

/** More processes than this are cut to their first, to keep the splits countable. */
const mostProcesses = 12;

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

/** Choices of who is called the other: enough that the 0.95 quantile moves by a twentieth between seeds. */
const swaps = 2000;

/**
 * The same for pairs of processes that took turns: what change comes out by chance where the two sides of each pair are
 * the same code. The change that was measured is taken out, the sides of each pair are swapped or not, and the 0.95
 * quantile of |median| over many such choices is taken, as a relative change. Infinite for one pair.
 *
 * @param changes log(other/reference), one a pair
 * @param name what is compared, for the seed
 */
export function pairedNoiseFloor(changes: readonly number[], name: string): number {
  if (changes.length < 2) return Infinity;
  const centre = median(changes);
  const stream = new RandomStream(`timing/noise-floor/${name}`, 0);
  const chance = Array.from({ length: swaps }, () =>
    Math.abs(median(changes.map((change) => stream.sign() * (change - centre)))),
  );
  return Math.expm1(quantile(chance, 0.95));
}
