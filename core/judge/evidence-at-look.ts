import type { Cell } from '../../schemas/cell.d.ts';
import type { Look } from '../../schemas/verdict.d.ts';
import { assess } from './assess.ts';
import { declaredCells } from './declared-cells.ts';
import type { DeclaredClaim } from './declared-claim.ts';
import { evidenceFor, type Evidence, type ResultsByKey } from './evidence.ts';
import type { Profile } from './judge.ts';
import { looksOf } from './looks.ts';
import { replicates } from './replicates.ts';

/** What is stored for a claim, at the look that it has come to. */
export interface EvidenceAtLook {
  readonly evidence: Evidence;
  /** Absent where all replicates are judged at once. */
  readonly look?: Look;
  /** Cells that are not stored and that an undecided claim needs to go on: for its next look or for the rest of this one. */
  readonly next: readonly Cell[];
}

/** Undecided for nothing but the number of replicates: what diverged or is missing no further seed brings back. */
function wantsMore(claim: DeclaredClaim, evidence: Evidence, look: Look): boolean {
  if (evidence.state !== 'measured' || evidence.missing !== undefined) return false;
  const usable = replicates(evidence, claim.test);
  return usable.excluded.length === 0 && assess(claim, usable, look).verdict === 'undecided';
}

/** The evidence of a look that left the claim undecided: what the next one needs is missing. */
function lacking(evidence: Evidence, of: number, next: readonly Cell[], { number, sizes }: Look): Evidence {
  if (evidence.state !== 'measured') return evidence;
  const replicates = sizes[number]! - sizes[number - 1]!;
  return { ...evidence, missing: { cells: next.length, of, first: next[0]!.id, replicates } };
}

/**
 * The evidence for a claim at the look that decides it, or else at the last that is stored: looks are taken in their
 * order, and the first that decides is the verdict's, whatever is stored of later ones. Cells of other claims' later looks
 * are not seen.
 *
 * @param expected all cells of the suite's profile
 * @param later the cells of each later look; empty where seeds were asked for, so that there is one look at those
 */
export function evidenceAtLook(
  claim: DeclaredClaim,
  expected: readonly Cell[],
  later: readonly (readonly Cell[])[],
  results: ResultsByKey,
  profile: Profile,
): EvidenceAtLook {
  const looks = later.length === 0 ? [] : looksOf(claim, profile);
  let seen = expected;
  let evidence = evidenceFor(claim, seen, results);
  for (const [i, look] of looks.entries()) {
    const further = later[i];
    if (further === undefined || !wantsMore(claim, evidence, look)) return { evidence, look, next: [] };
    const before = new Set(declaredCells(claim, seen));
    seen = [...seen, ...further];
    const declared = declaredCells(claim, seen);
    const added = declared.filter((cell) => !before.has(cell));
    const next = added.filter(({ key }) => !results.has(key));
    if (next.length === added.length)
      return { evidence: lacking(evidence, declared.length, next, look), look, next };
    evidence = evidenceFor(claim, seen, results);
    if (next.length > 0) return { evidence, look: looks[i + 1]!, next };
  }
  return { evidence, next: [] };
}
