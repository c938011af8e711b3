import { assess } from '../../core/judge/assess.ts';
import { looksOf } from '../../core/judge/looks.ts';
import type { Claim } from '../../schemas/claim.d.ts';

/** A claim that holds above a margin, with nothing else to it. */
export function bareClaim(test: Claim['test'], margin: number, sizes: readonly number[]): Claim {
  return {
    ...{ id: 'simulated/claim', suite: 'simulated', kind: 'paper', statement: '', estimand: '', unit: '1' },
    ...{ direction: 'above', margin, test, source: '', profiles: ['quick'] },
    ...(sizes.length > 1 ? { looks: { quick: [...sizes] } } : {}),
  };
}

/** What a claim comes to, and how many replicates that took. */
export interface Trial {
  readonly verdict: 'reproduced' | 'contradicted' | 'undecided';
  readonly size: number;
}

/**
 * One simulated run: replicates are drawn look by look, as a run trains them, and judged by the claims' own test.
 *
 * @param sizes numbers of replicates of the looks; one where there is a single look
 */
export function oneTrial(claim: Claim, sizes: readonly number[], draw: () => number): Trial {
  const looks = looksOf(claim, 'quick');
  const samples: { label: string; value: number }[] = [];
  let verdict: Trial['verdict'] = 'undecided';
  for (const [i, size] of sizes.entries()) {
    while (samples.length < size) samples.push({ label: String(samples.length), value: draw() });
    verdict = assess(claim, { samples, excluded: [] }, looks[i]).verdict as Trial['verdict'];
    if (verdict !== 'undecided') break;
  }
  return { verdict, size: samples.length };
}
