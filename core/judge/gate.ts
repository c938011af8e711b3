import type { CellCounts } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { exitCode } from '../fail.ts';
import { isDecidedIn, type Profile } from './judge.ts';

/** Why one claim keeps the gate shut. */
export interface Finding {
  readonly id: string;
  readonly exitCode: 1 | 2 | 3;
  /** One sentence. */
  readonly reason: string;
}

const verdictName = {
  undecided: 'Undecided',
  'not-comparable': 'Not comparable',
  'not-run': 'Not run',
} as const;

export interface GateAnswer {
  readonly exitCode: 0 | 1 | 2 | 3;
  /** The gravest first, in the order of the verdicts within each. */
  readonly findings: readonly Finding[];
}

/** Contradicted now as when it was accepted: a finding that stands in the baseline, and no news. */
export function isKnownContradiction({ verdict, drift, baseline }: Verdict): boolean {
  return verdict === 'contradicted' && drift === 'same' && baseline?.verdict === 'contradicted';
}

function standing(held: Verdict): Finding | undefined {
  const { id, verdict, reason, drift } = held;
  if (isKnownContradiction(held)) return undefined;
  if (drift === 'changed') return { id, exitCode: exitCode.contradicted, reason: `Changed: ${reason}` };
  if (drift === 'regressed') return { id, exitCode: exitCode.contradicted, reason: `Regressed: ${reason}` };
  if (verdict === 'contradicted')
    return { id, exitCode: exitCode.contradicted, reason: `Contradicted: ${reason}` };
  if (verdict === 'reproduced') return undefined;
  return { id, exitCode: exitCode.undecided, reason: `${verdictName[verdict]}: ${reason}` };
}

function gap({ id, verdict, drift, baseline }: Verdict): Finding | undefined {
  const isMeasured = verdict !== 'not-run' && verdict !== 'not-comparable';
  if (drift !== 'new' || !isMeasured) return undefined;
  const found = baseline === null ? 'No accepted value' : 'The accepted value does not fit this claim';
  const reason = `${found}. If the stored results are right, run: npm run accept -- --reason "…"`;
  return { id, exitCode: exitCode.badInput, reason };
}

function missingCells(cells: Pick<CellCounts, 'missing' | 'total'> | undefined): Finding[] {
  if (cells === undefined || cells.missing === 0) return [];
  const reason = `${cells.missing} of ${cells.total} cells are not stored`;
  return [{ id: 'cells', exitCode: exitCode.undecided, reason }];
}

// An answer from incomplete input is none, so 2 goes before 1; what is known to be wrong before what is open.
const gravest: readonly Finding['exitCode'][] = [
  exitCode.badInput,
  exitCode.contradicted,
  exitCode.undecided,
];

/**
 * The exit code that a list of verdicts deserves, and why. Only claims that the profile decides count.
 *
 * - 2 where baselines are required (`check`) and a claim has no accepted entry to be compared with;
 * - 1 when a claim has regressed or changed, or is contradicted and was not when its baseline was accepted;
 * - 3 when one is undecided, not comparable or not run, or cells that were asked for are not stored: a part of a
 *   run is no run, also where every claim is decided by what is there;
 * - 0 otherwise, also when nothing was to be decided.
 *
 * The codes come in that order: a missing baseline is mended by one command, after which the answer is complete,
 * whereas a 1 that hides it would send a reader looking for a fault in the science. Files that are missing or stale
 * as a whole never get here: reading them throws with exit code 2.
 *
 * A contradiction that was accepted is still one: table, page and baseline say so before anything that holds. It is no
 * change, though, and a gate that is always shut would hide the next one: it leaves the exit code alone, in `check` as in
 * `reproduce`. When it comes to hold, or to be undecided, that is told as any other drift.
 */
export function gate(
  verdicts: readonly Verdict[],
  profile: Profile,
  options: {
    readonly baselines: 'required' | 'optional';
    readonly cells?: Pick<CellCounts, 'missing' | 'total'>;
  },
): GateAnswer {
  const findings = verdicts
    .filter(({ claim }) => isDecidedIn(claim, profile))
    .flatMap((verdict) => [standing(verdict), options.baselines === 'required' ? gap(verdict) : undefined])
    .filter((finding) => finding !== undefined);
  findings.push(...missingCells(options.cells));
  const ordered = gravest.flatMap((code) => findings.filter((finding) => finding.exitCode === code));
  return { exitCode: ordered[0]?.exitCode ?? exitCode.fine, findings: ordered };
}
