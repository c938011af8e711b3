import { embeddedEngine } from '../../core/engine/engines.ts';
import { numericsOf } from '../../core/engine/open-engine.ts';
import { declaredCells } from '../../core/judge/declared-cells.ts';
import type { DeclaredClaim } from '../../core/judge/declared-claim.ts';
import { replicatesOf } from '../../core/judge/evidence.ts';
import { expand } from '../../core/run/expand.ts';
import { loadClaims, loadSuite, suiteIds } from '../../core/run/registry.ts';
import { profileNames, type ProfileName } from '../../core/suite.ts';

/** A claim's test as a profile takes it: at which numbers of replicates it is judged. */
export interface Design {
  readonly claim: DeclaredClaim;
  readonly profile: ProfileName;
  /** One number, or one for each look. */
  readonly sizes: readonly number[];
}

/** `5`, or `5 → 8 → 16` for looks. */
export function sizesText(sizes: readonly number[]): string {
  return sizes.join(' → ');
}

/** Every test of a claim in every profile that decides it, worst cases left out: they estimate nothing. */
export async function designsInUse(): Promise<Design[]> {
  const numerics = numericsOf(embeddedEngine, 'lowered');
  const designs: Design[] = [];
  for (const id of await suiteIds()) {
    const suite = await loadSuite(id);
    for (const claim of await loadClaims(id)) {
      // Of a share of counted trials, thousands of them, the replicates are only shown.
      if (claim.test === 'worst-case' || claim.counts !== undefined) continue;
      for (const profile of profileNames.filter((name) => claim.profiles.includes(name))) {
        const count = replicatesOf(claim, declaredCells(claim, expand(suite, profile, numerics))).length;
        designs.push({ claim, profile, sizes: claim.looks?.[profile] ?? [count] });
      }
    }
  }
  return designs;
}

/** The different numbers of replicates at which a test is in use, fewest first. */
export function sizesInUse(designs: readonly Design[], test: DeclaredClaim['test']): number[][] {
  const own = designs.filter(({ claim }) => claim.test === test).map(({ sizes }) => [...sizes]);
  const byText = new Map(own.map((sizes) => [sizesText(sizes), sizes]));
  return [...byText.values()].sort(
    (one, other) => one.length - other.length || one[0]! - other[0]! || one[1]! - other[1]!,
  );
}
