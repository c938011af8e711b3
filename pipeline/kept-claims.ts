import { existsSync } from 'node:fs';
import { baselinePath, type BaselineKey } from '../core/judge/baseline-file.ts';
import { declaredCells } from '../core/judge/declared-cells.ts';
import { acceptedBefore, readBaseline } from '../core/judge/read-baseline.ts';
import type { Kept } from '../core/judge/write-baseline.ts';
import { loadClaims } from '../core/run/registry.ts';
import type { Result } from '../schemas/result.d.ts';
import { cellsOfSuite } from './cells-of-suite.ts';
import { root } from './project.ts';
import { baselineEngine, type Selection } from './selection.ts';

/** Whether there is a baseline that claims could stay in: of another version of the suite, none can. */
function mayStay(at: string, key: BaselineKey & { readonly suiteVersion: number }): boolean {
  const accepted = acceptedBefore(at, key);
  if (accepted !== undefined) return accepted.suiteVersion === key.suiteVersion;
  return existsSync(baselinePath(at, key));
}

/**
 * What stays of a suite's accepted baseline when results are accepted: the claims that need a cell which is not among
 * them.
 *
 * @param at the repository's root
 * @throws Fail (exit 2) where there are such claims and the baseline they should stay in is damaged or stale
 */
export async function keptClaims(
  selection: Selection,
  suite: string,
  results: readonly Pick<Result, 'cell'>[],
  at = root,
): Promise<Kept> {
  const claims = await loadClaims(suite);
  const { version: suiteVersion } = selection.suites.get(suite)!;
  const key = { suite, suiteVersion, profile: selection.profile, engine: baselineEngine(selection) };
  const stored = new Set(results.map(({ cell }) => cell.key));
  const expected = cellsOfSuite(selection.expected, suite);
  const lacking = claims.filter(
    (claim) =>
      claim.profiles.includes(selection.profile) &&
      declaredCells(claim, expected).some((cell) => !stored.has(cell.key)),
  );
  return {
    before: lacking.length > 0 && mayStay(at, key) ? readBaseline(at, key, claims) : undefined,
    claims: new Set(lacking.map(({ id }) => id)),
  };
}
