import jstat from 'jstat';

export interface MannWhitney {
  /** Pairs (x, y) with x > y, ties counting a half: U of the first sample, 0 to n₁n₂. */
  readonly u: number;
  /** Two-sided, 0 to 1. */
  readonly pValue: number;
}

/**
 * Mann–Whitney's U test of whether two independent samples come from one distribution (Mann & Whitney 1947),
 * two-sided. Without ties, and where a double counts all orderings exactly (20 and 20 values, or 5 and 1,000), from the exact
 * null distribution; otherwise by the normal approximation with continuity and tie correction, which for a few values
 * against many is too large where it matters.
 *
 * @throws RangeError for an empty sample
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitney {
  if (x.length === 0 || y.length === 0) throw new RangeError('an empty sample cannot be tested');
  let u = 0;
  for (const one of x) for (const other of y) u += one > other ? 1 : one === other ? 0.5 : 0;
  const sizes = tieSizes([...x, ...y]);
  const exact =
    sizes.every((size) => size === 1) && orderingsOf(x.length, y.length) <= Number.MAX_SAFE_INTEGER;
  return { u, pValue: exact ? exactP(u, x.length, y.length) : normalP(u, x.length, y.length, sizes) };
}

/** In how many orders n and m values can stand: n + m over n. */
function orderingsOf(n: number, m: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(n, m); i++) count *= (n + m + 1 - i) / i;
  return count;
}

/** How many equal values there are of each value. */
function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}

/** Twice the share of orderings with a U as far from the middle, at most 1. */
function exactP(u: number, n: number, m: number): number {
  const counts = orderingsOnce(n, m);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const lower = Math.min(u, n * m - u);
  const tail = counts.slice(0, lower + 1).reduce((sum, count) => sum + count, 0);
  return Math.min(1, (2 * tail) / all);
}

const countedBefore = new Map<string, readonly number[]>();

/** {@link orderings}, counted once for each n and m. */
function orderingsOnce(n: number, m: number): readonly number[] {
  const key = `${n} ${m}`;
  const counts = countedBefore.get(key) ?? orderings(n, m);
  countedBefore.set(key, counts);
  return counts;
}

/**
 * Number of orderings of n and m values by their U, from 0 to nm: the coefficients of the Gaussian binomial
 * ∏ (1 − q^{m+i})/(1 − q^i), multiplied out factor by factor.
 */
function orderings(n: number, m: number): number[] {
  const last = n * m;
  const counts = Array.from({ length: last + 1 }, (_, u) => (u === 0 ? 1 : 0));
  for (let i = 1; i <= n; i++) {
    for (let u = last; u >= m + i; u--) counts[u]! -= counts[u - m - i]!;
    for (let u = i; u <= last; u++) counts[u]! += counts[u - i]!;
  }
  return counts;
}

function normalP(u: number, n: number, m: number, ties: readonly number[]): number {
  const all = n + m;
  const tied = ties.reduce((sum, size) => sum + (size ** 3 - size), 0);
  const variance = ((n * m) / 12) * (all + 1 - tied / (all * (all - 1)));
  if (variance === 0) return 1;
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return Math.min(1, 2 * jstat.normal.cdf(-distance / Math.sqrt(variance), 0, 1));
}
