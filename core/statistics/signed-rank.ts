export interface SignedRank {
  /** Sum of the ranks of the positive differences; ties have the mean of their ranks. */
  readonly w: number;
  /** Two-sided, 0 to 1. */
  readonly pValue: number;
}

/**
 * Wilcoxon's signed-rank test of whether the differences of pairs are symmetric about zero (Wilcoxon 1945), two-sided.
 * The p-value is exact, ties included: it counts the choices of signs, all equally likely, that are as extreme. A
 * difference of zero tells nothing and is left out.
 */
export function signedRank(differences: readonly number[]): SignedRank {
  const ranked = differences.filter((each) => each !== 0).sort((x, y) => Math.abs(x) - Math.abs(y));
  const doubled = doubledRanks(ranked.map(Math.abs));
  const all = doubled.reduce((sum, rank) => sum + rank, 0);
  const w = doubled.reduce((sum, rank, i) => sum + (ranked[i]! > 0 ? rank : 0), 0);
  const counts = choices(doubled, all);
  const tail = counts.slice(0, Math.min(w, all - w) + 1).reduce((sum, count) => sum + count, 0);
  return { w: w / 2, pValue: Math.min(1, (2 * tail) / 2 ** ranked.length) };
}

/** Twice the rank of each of some sorted values, whole numbers also where ties share the mean of their ranks. */
function doubledRanks(sorted: readonly number[]): number[] {
  return sorted.map((value) => sorted.indexOf(value) + 1 + sorted.lastIndexOf(value) + 1);
}

/** In how many ways signs can be chosen so that the positive ranks add up to each number from 0 to their sum. */
function choices(ranks: readonly number[], sum: number): number[] {
  const counts = Array.from({ length: sum + 1 }, (_, i) => (i === 0 ? 1 : 0));
  for (const rank of ranks) for (let i = sum; i >= rank; i--) counts[i]! += counts[i - rank]!;
  return counts;
}
