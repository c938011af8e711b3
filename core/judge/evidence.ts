import type { Cell } from '../../schemas/cell.d.ts';
import { unfinishedReason } from '../../schemas/cell-set.ts';
import type { Result } from '../../schemas/result.d.ts';
import type { Exclusion, Sample } from '../../schemas/verdict.d.ts';
import { groupBy } from '../statistics/group-by.ts';
import { cellsOfNeed, declaredCells } from './declared-cells.ts';
import type { DeclaredClaim } from './declared-claim.ts';

/** Declared cells that are not stored. */
export interface Missing {
  readonly cells: number;
  /** How many the claim needs. */
  readonly of: number;
  /** Id of the first. */
  readonly first: string;
  /** Replicates that lack a cell. */
  readonly replicates: number;
}

/** What the stored cells say about one claim, before any verdict. */
export type Evidence =
  | {
      readonly state: 'measured';
      /**
       * One value per independent replicate (a seed, a problem, a setting) in the claim's unit. For the test
       * `proportion` a value is 1 (success) or 0, or use `counts`.
       */
      readonly samples: readonly Sample[];
      /** For the test `proportion` over many trials: their number instead of one sample each. */
      readonly counts?: { readonly successes: number; readonly trials: number };
      /** Replicates that could not be used (diverged, failed). They cap the verdict at `undecided`. */
      readonly excluded: readonly Exclusion[];
      /** Facts beside the estimate that a reader needs. */
      readonly notes?: readonly string[];
      /** Present where replicates are left out because a cell of theirs is not stored: a cap, too. */
      readonly missing?: Missing;
    }
  | { readonly state: 'not-run'; readonly reason: string; readonly missing?: Missing }
  | { readonly state: 'not-comparable'; readonly reason: string };

type Trained = Parameters<DeclaredClaim['value']>[0];

/** The declared cells parted into replicates, in the order of their first cells. */
function replicatesOf(claim: DeclaredClaim, cells: readonly Cell[]): Cell[][] {
  const names = claim.by === 'cell' ? undefined : [claim.by].flat();
  const groups = groupBy(cells, ({ key, parameters }) =>
    names === undefined ? key : JSON.stringify(names.map((name) => parameters[name])),
  );
  return [...groups.values()];
}

function labelOf(claim: DeclaredClaim, [cell]: readonly Cell[]): string {
  if (claim.label !== undefined) return claim.label(cell!.parameters);
  if (claim.by === 'cell') return cell!.id;
  return [claim.by]
    .flat()
    .map((name) => String(cell!.parameters[name]))
    .join(', ');
}

function trained(results: readonly Result[]): Trained {
  return results.flatMap(({ cell: { id, experiment, parameters }, outcome }) =>
    outcome.state === 'completed' ? [{ id, experiment, parameters, measurements: outcome.measurements }] : [],
  );
}

function lost(label: string, results: readonly Result[]): Exclusion | undefined {
  for (const { cell, outcome } of results) {
    if (outcome.state === 'completed') continue;
    const reason = unfinishedReason(outcome);
    return { label, reason: label === cell.id ? reason : `${cell.id} ${reason}` };
  }
  return undefined;
}

/** Stored results by the keys of their cells. */
export type ResultsByKey = ReadonlyMap<string, Result>;

function besideOf(claim: DeclaredClaim, expected: readonly Cell[], results: ResultsByKey): Trained {
  if (claim.beside === undefined) return [];
  return trained(cellsOfNeed(claim.beside, expected).flatMap(({ key }) => results.get(key) ?? []));
}

/**
 * What stored results say about a claim, from whole replicates only: a replicate of which a declared cell is not
 * stored does not count, and caps the verdict; one of which a cell diverged or failed is excluded, with its reason.
 *
 * @param expected all cells of the suite's profile, whatever a run left out
 * @param results what is stored of them
 */
export function evidenceFor(
  claim: DeclaredClaim,
  expected: readonly Cell[],
  results: ResultsByKey,
): Evidence {
  const cells = declaredCells(claim, expected);
  const absent = cells.filter(({ key }) => !results.has(key));
  const replicates = replicatesOf(claim, cells);
  const whole = replicates.filter((group) => group.every(({ key }) => results.has(key)));
  const missing: Missing | undefined =
    absent.length === 0
      ? undefined
      : {
          ...{ cells: absent.length, of: cells.length, first: absent[0]!.id },
          replicates: replicates.length - whole.length,
        };
  if (whole.length === 0) {
    const reason =
      missing === undefined ? 'the profile has no cell that it needs' : 'no replicate of it is whole';
    return { state: 'not-run', reason, ...(missing === undefined ? {} : { missing }) };
  }
  const samples: Sample[] = [];
  const excluded: Exclusion[] = [];
  const usable: Trained[] = [];
  for (const group of whole) {
    const label = labelOf(claim, group);
    const found = group.map(({ key }) => results.get(key)!);
    const loss = lost(label, found);
    if (loss !== undefined) {
      excluded.push(loss);
      continue;
    }
    const replicate = trained(found);
    const reading = claim.value(replicate);
    if (typeof reading === 'number') samples.push({ label, value: reading });
    else if ('unusable' in reading) {
      excluded.push({ label, reason: reading.unusable });
      continue;
    } else samples.push(...reading);
    usable.push(replicate);
  }
  const notes = usable.length === 0 ? [] : (claim.notes?.(usable, besideOf(claim, expected, results)) ?? []);
  return {
    ...{ state: 'measured', samples, excluded },
    ...(claim.counts === undefined || usable.length === 0 ? {} : { counts: claim.counts(usable) }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(missing === undefined ? {} : { missing }),
  };
}
