import { evidenceAtLook } from '../core/judge/evidence-at-look.ts';
import type { DeclaredClaim } from '../core/judge/declared-claim.ts';
import type { ResultsByKey } from '../core/judge/evidence.ts';
import { looksOf } from '../core/judge/looks.ts';
import { isDecidedIn } from '../core/judge/judge.ts';
import { loadClaims } from '../core/run/registry.ts';
import { readResults } from '../core/run/read-results.ts';
import type { Cell } from '../schemas/cell.d.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Look } from '../schemas/verdict.d.ts';
import { cellsOfSuite } from './cells-of-suite.ts';
import type { Selection } from './selection.ts';

/** Results by the keys of their cells. */
export function byCellKey(results: readonly Result[]): ResultsByKey {
  return new Map(results.map((result) => [result.cell.key, result]));
}

/** What is stored of later looks' cells. */
export async function readLater({ later, store, keepStale }: Selection): Promise<readonly Result[]> {
  return (await readResults([...later.values()].flat(2), store, keepStale)).results;
}

/** One claim with several looks, as its stored cells leave it. */
export interface LookState {
  readonly claim: DeclaredClaim;
  /** The look that it has come to. */
  readonly look: Look;
  /** Cells that the next look needs and that are not stored; empty where none is wanted. */
  readonly missing: readonly Cell[];
}

/**
 * How far the claims with several looks have come.
 *
 * @param results what is stored of the profile's own cells and of later looks
 */
export async function lookStates(
  { profile, expected, later, suites }: Selection,
  results: readonly Result[],
): Promise<LookState[]> {
  const byKey = byCellKey(results);
  const states: LookState[] = [];
  for (const suite of suites.keys()) {
    const further = later.get(suite) ?? [];
    if (further.length === 0) continue;
    const own = cellsOfSuite(expected, suite);
    for (const claim of await loadClaims(suite)) {
      if (!isDecidedIn(claim, profile) || looksOf(claim, profile).length === 0) continue;
      const { look, next } = evidenceAtLook(claim, own, further, byKey, profile);
      if (look !== undefined) states.push({ claim, look, missing: next });
    }
  }
  return states;
}

/**
 * Trains what undecided claims need for their next looks, look by look, until each is decided or has had its last.
 *
 * @param results of the profile's own cells
 * @param train gives the results of cells, as far as they came to be
 * @param fresh what was stored of later looks before does not count
 * @returns whether all that was wanted was trained; false after an interrupt
 */
export async function takeLooks(
  selection: Selection,
  results: readonly Result[],
  train: (cells: readonly Cell[], why: string) => Promise<readonly Result[]>,
  fresh: boolean,
): Promise<boolean> {
  const known = [...results, ...(fresh ? [] : await readLater(selection))];
  for (;;) {
    const open = (await lookStates(selection, known)).filter(({ missing }) => missing.length > 0);
    const cells = [...new Set(open.flatMap(({ missing }) => missing))];
    if (cells.length === 0) return true;
    const trained = await train(cells, open.map(({ claim }) => claim.id).join(', '));
    known.push(...trained);
    if (trained.length < cells.length) return false;
  }
}

/** Looks in words, for `--explain`. */
export function explainLooks(states: readonly LookState[]): string[] {
  return states.map(({ claim, look: { number, sizes }, missing }) => {
    const at = `${claim.id}: look ${number} of ${sizes.length}, at ${sizes[number - 1]!} of at most ${sizes.at(-1)!} replicates`;
    return missing.length === 0
      ? `${at}; more are trained only if it is undecided there`
      : `${at}, undecided: the next look would train ${missing.length} more cells`;
  });
}
