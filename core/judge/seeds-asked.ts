import type { Cell } from '../../schemas/cell.d.ts';
import { declaredCells } from './declared-cells.ts';
import type { DeclaredClaim } from './declared-claim.ts';
import { replicatesOf, type Evidence } from './evidence.ts';

/**
 * The evidence with a note where `--seeds` gives a claim another number of replicates than its profile does: no claim changes
 * it unsaid.
 *
 * @param asked the suite's cells with the seeds that were asked for
 * @param own the same with the profile's own
 */
export function withSeedsNote(
  evidence: Evidence,
  claim: DeclaredClaim,
  asked: readonly Cell[],
  own: readonly Cell[],
): Evidence {
  if (evidence.state !== 'measured') return evidence;
  const [now, usual] = [asked, own].map((cells) => replicatesOf(claim, declaredCells(claim, cells)).length);
  if (now === usual) return evidence;
  const note = `judged on ${now!} ${now === 1 ? 'replicate' : 'replicates'}, as --seeds asks; the profile has ${usual!}`;
  return { ...evidence, notes: [...(evidence.notes ?? []), note] };
}
