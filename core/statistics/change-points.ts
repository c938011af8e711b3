import { RandomStream } from '../numerics/random-stream.ts';

export interface ChangePointOptions {
  /** Least values on either side of a change. */
  readonly smallest?: number;
  /** Chance of finding a change in a series without one. */
  readonly level?: number;
  readonly permutations?: number;
}

interface Split {
  /** Position of the first value after the change. */
  readonly at: number;
  readonly statistic: number;
}

/** Sum of |value − z| over part of a series. */
function distances(values: readonly number[], from: number, to: number, value: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.abs(values[i]! - value);
  return sum;
}

/**
 * The split of values[from, to) with the largest scaled energy distance between its parts,
 * Q = nm/(n+m) [2/(nm) Σ|x−y| − 2/(n(n−1)) Σ|x−x'| − 2/(m(m−1)) Σ|y−y'|], each pair once. Moving the split by one
 * value changes each sum by that value's distances.
 */
export function bestSplit(
  values: readonly number[],
  from: number,
  to: number,
  smallest: number,
): Split | undefined {
  let best: Split | undefined;
  let within = 0;
  let between = 0;
  let beyond = 0;
  for (let i = from; i < to; i++) beyond += distances(values, i + 1, to, values[i]!);
  for (let at = from + 1; at < to; at++) {
    const moved = values[at - 1]!;
    const before = distances(values, from, at - 1, moved);
    const after = distances(values, at, to, moved);
    within += before;
    between += after - before;
    beyond -= after;
    const [n, m] = [at - from, to - at];
    if (n < smallest || m < smallest) continue;
    const energy = (2 * between) / (n * m) - (2 * within) / (n * (n - 1)) - (2 * beyond) / (m * (m - 1));
    const statistic = ((n * m) / (n + m)) * energy;
    if (best === undefined || statistic > best.statistic) best = { at, statistic };
  }
  return best;
}

/** The best split over all segments between the changes. */
function bestOf(values: readonly number[], bounds: readonly number[], smallest: number): Split | undefined {
  let best: Split | undefined;
  for (let i = 0; i + 1 < bounds.length; i++) {
    const split = bestSplit(values, bounds[i]!, bounds[i + 1]!, smallest);
    if (split !== undefined && (best === undefined || split.statistic > best.statistic)) best = split;
  }
  return best;
}

/** The values with those of each segment in another order. */
function shuffled(values: readonly number[], bounds: readonly number[], stream: RandomStream): number[] {
  const copy = [...values];
  for (let s = 0; s + 1 < bounds.length; s++) stream.shuffle(copy, bounds[s], bounds[s + 1]);
  return copy;
}

/**
 * Positions at which a series changes its distribution, in order: E-divisive (Matteson & James, "A nonparametric
 * approach for multiple change point analysis of multivariate data", JASA 2014), with exponent 1 and each segment
 * compared whole. The best split of any segment is taken as long as a permutation test within segments finds it
 * larger than chance makes it; no distribution is assumed. Seeded: the same series gives the same changes.
 *
 * @returns positions of the first value after each change
 */
export function changePoints(
  values: readonly number[],
  { smallest = 3, level = 0.01, permutations = 199 }: ChangePointOptions = {},
): number[] {
  let bounds = [0, values.length];
  const stream = new RandomStream('timing/change-points', values.length);
  for (;;) {
    const split = bestOf(values, bounds, smallest);
    if (split === undefined || split.statistic <= 0) break;
    let asLarge = 1;
    for (let i = 0; i < permutations; i++) {
      const chance = bestOf(shuffled(values, bounds, stream), bounds, smallest);
      if (chance !== undefined && chance.statistic >= split.statistic) asLarge++;
    }
    if (asLarge / (permutations + 1) > level) break;
    bounds = [...bounds, split.at].sort((x, y) => x - y);
  }
  return bounds.slice(1, -1);
}
