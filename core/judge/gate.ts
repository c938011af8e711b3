import type { CellCounts } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { exitCodeOf, gravity, type ExitCode, type SituationName } from '../exit-codes.ts';
import type { DrawnFigure } from '../../schemas/run.d.ts';
import { isDecidedIn, type Profile } from './judge.ts';

/** Why the gate stays shut. */
export interface Finding {
  /** Of a claim or a figure; `cells`, `claims`. */
  readonly id: string;
  readonly situation: SituationName;
  readonly exitCode: ExitCode;
  /** One sentence. */
  readonly reason: string;
}

export interface GateAnswer {
  readonly exitCode: ExitCode;
  /** The gravest first, in the order of the verdicts within each. */
  readonly findings: readonly Finding[];
}

function finding(id: string, situation: SituationName, reason: string): Finding {
  return { id, situation, exitCode: exitCodeOf(situation), reason };
}

/**
 * Contradicted now as when it was accepted, on this engine or, where it has no baseline, on the embedded one: a finding that
 * stands in a baseline, and no news.
 */
export function isKnownContradiction({ verdict, drift, known }: Verdict): boolean {
  return verdict === 'contradicted' && known === true && (drift === 'same' || drift === 'new');
}

function standing(held: Verdict): Finding | undefined {
  const { id, verdict, reason, drift } = held;
  if (isKnownContradiction(held)) return undefined;
  if (drift === 'changed') return finding(id, 'changed', `Changed: ${reason}`);
  if (drift === 'regressed') return finding(id, 'regressed', `Regressed: ${reason}`);
  switch (verdict) {
    case 'contradicted':
      return finding(id, 'contradicted', `Contradicted: ${reason}`);
    case 'undecided':
      return finding(id, 'undecided', `Undecided: ${reason}`);
    case 'not-comparable':
      return finding(id, 'not comparable', `Not comparable: ${reason}`);
    case 'not-run':
      return finding(id, 'not run', `Not run: ${reason}`);
    case 'reproduced':
      return undefined;
  }
}

function withoutEntry({ id, verdict, drift, baseline }: Verdict): Finding | undefined {
  const isMeasured = verdict !== 'not-run' && verdict !== 'not-comparable';
  if (drift !== 'new' || !isMeasured) return undefined;
  const found = baseline === null ? 'No accepted value' : 'The accepted value does not fit this claim';
  const reason = `${found}. If the stored results are right, run: npm run accept -- --reason "…"`;
  return finding(id, 'no accepted value', reason);
}

/** Replicates that could not be used were made all the same. */
function withFewerReplicates({ id, samples, excluded, baseline }: Verdict): Finding | undefined {
  const [now, then] = [samples.length + excluded.length, baseline?.replicates ?? 0];
  if (now === 0 || now >= then) return undefined;
  return finding(id, 'fewer replicates', `Fewer replicates: ${now} of the ${then} that were accepted`);
}

function missingCells({ missing, total, stale = 0, failed }: GatedCells, isRequired: boolean): Finding[] {
  const found: Finding[] = [];
  if (stale > 0 && missing > 0 && isRequired)
    found.push(finding('cells', 'stale results', `${stale} of ${total} cells were trained by other code`));
  if (missing > 0)
    found.push(finding('cells', 'cells missing', `${missing} of ${total} cells are not stored`));
  if (failed > 0)
    found.push(finding('cells', 'cells failed', `the program failed at ${failed} of ${total} cells`));
  return found;
}

/** Profile smoke shows that everything trains; it has not the cells that some figures draw. */
function missingFigure(
  { id, state, reason = 'no data' }: DrawnFigure,
  profile: Profile,
): Finding | undefined {
  if (state === 'drawn' || (state === 'unavailable' && profile === 'smoke')) return undefined;
  const situation = state === 'failed' ? 'figure failed' : 'figure not drawn';
  return finding(id, situation, `Not drawn: ${reason}`);
}

type GatedCells = Pick<CellCounts, 'missing' | 'total' | 'stale' | 'failed'>;

export interface GateOptions {
  /** `required` of a gate: everything has an accepted value to be compared with, and something is decided. */
  readonly baselines: 'required' | 'optional';
  readonly cells?: GatedCells;
  readonly figures?: readonly DrawnFigure[];
}

/**
 * The exit code that a list of verdicts deserves, and why: each reason is a line of the table of exit codes
 * (core/exit-codes.ts), and the gravest gives the code. Only claims that the profile decides count.
 *
 * A contradiction that was accepted is still one: table, page and baseline say so before anything that holds. It is no
 * change, though, and a gate that is always shut would hide the next one: it leaves the exit code alone, in `check` as in
 * `reproduce`. When it comes to hold, or to be undecided, that is told as any other drift.
 *
 * What is missing is never fine: cells that were asked for, replicates that were accepted, figures, claims at all. Files
 * that are missing or stale as a whole never get here: reading them throws with exit code 2.
 */
export function gate(
  verdicts: readonly Verdict[],
  profile: Profile,
  { baselines, cells, figures = [] }: GateOptions,
): GateAnswer {
  const isRequired = baselines === 'required';
  const decided = verdicts.filter(({ claim }) => isDecidedIn(claim, profile));
  const findings = [
    ...decided.flatMap((verdict) => [
      standing(verdict),
      isRequired ? withoutEntry(verdict) : undefined,
      withFewerReplicates(verdict),
    ]),
    ...(isRequired && decided.length === 0
      ? [finding('claims', 'nothing decided', `Profile ${profile} decides none of these claims`)]
      : []),
    ...(cells === undefined ? [] : missingCells(cells, isRequired)),
    ...figures.map((figure) => missingFigure(figure, profile)),
  ].filter((one) => one !== undefined);
  findings.sort((one, other) => gravity(one.situation) - gravity(other.situation));
  const fine: SituationName = decided.length === 0 ? 'nothing to decide' : 'as accepted';
  return { exitCode: exitCodeOf(findings[0]?.situation ?? fine), findings };
}
