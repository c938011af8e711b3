import type { Cell } from '../../schemas/cell.d.ts';
import { unfinishedReason } from '../../schemas/cell-set.ts';
import type { Result } from '../../schemas/result.d.ts';
import type { Exclusion, Sample } from '../../schemas/verdict.d.ts';
import { groupBy } from '../statistics/group-by.ts';
import { cellsOfNeed, declaredCells } from './declared-cells.ts';
import type { DeclaredClaim } from './declared-claim.ts';
import { seedShareNote } from './seed-share.ts';

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
export function replicatesOf(claim: DeclaredClaim, cells: readonly Cell[]): Cell[][] {
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

/** The seed that all cells of a replicate were drawn with; undefined where nothing is drawn. */
function seedOf(cells: readonly Cell[]): number | undefined {
  const seeds = new Set(cells.map(({ parameters }) => parameters['seed']));
  const [seed] = seeds;
  return seeds.size === 1 && typeof seed === 'number' ? seed : undefined;
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

/** What one whole replicate says: its values, or why it does not count. */
function readReplicate(
  claim: DeclaredClaim,
  cells: readonly Cell[],
  results: ResultsByKey,
): { readonly excluded: Exclusion } | { readonly values: readonly Sample[]; readonly replicate: Trained } {
  const label = labelOf(claim, cells);
  const found = cells.map(({ key }) => results.get(key)!);
  const excluded = lost(label, found);
  if (excluded !== undefined) return { excluded };
  const replicate = trained(found);
  const reading = claim.value(replicate);
  if (typeof reading === 'number') return { values: [{ label, value: reading }], replicate };
  return 'unusable' in reading
    ? { excluded: { label, reason: reading.unusable } }
    : { values: reading, replicate };
}

/** Which cells are missing, if any are. */
function missingOf(
  cells: readonly Cell[],
  replicates: { readonly all: number; readonly whole: number },
  results: ResultsByKey,
): Missing | undefined {
  const absent = cells.filter(({ key }) => !results.has(key));
  if (absent.length === 0) return undefined;
  return {
    ...{ cells: absent.length, of: cells.length, first: absent[0]!.id },
    replicates: replicates.all - replicates.whole,
  };
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
  const replicates = replicatesOf(claim, cells);
  const whole = replicates.filter((group) => group.every(({ key }) => results.has(key)));
  const missing = missingOf(cells, { all: replicates.length, whole: whole.length }, results);
  if (whole.length === 0) {
    const reason =
      missing === undefined ? 'the profile has no cell that it needs' : 'no replicate of it is whole';
    return { state: 'not-run', reason, ...(missing === undefined ? {} : { missing }) };
  }
  const samples: Sample[] = [];
  const excluded: Exclusion[] = [];
  const usable: Trained[] = [];
  const bySeed = new Map<number, readonly number[]>();
  for (const group of whole) {
    const read = readReplicate(claim, group, results);
    if ('excluded' in read) {
      excluded.push(read.excluded);
      continue;
    }
    samples.push(...read.values);
    usable.push(read.replicate);
    const seed = seedOf(group);
    if (seed === undefined || read.values.length === 0) continue;
    bySeed.set(seed, [...(bySeed.get(seed) ?? []), ...read.values.map(({ value }) => value)]);
  }
  const share = seedShareNote(claim, bySeed);
  const own = usable.length === 0 ? [] : (claim.notes?.(usable, besideOf(claim, expected, results)) ?? []);
  const notes = [...own, ...(share === undefined ? [] : [share])];
  return {
    ...{ state: 'measured', samples, excluded },
    ...(claim.counts === undefined || usable.length === 0 ? {} : { counts: claim.counts(usable) }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(missing === undefined ? {} : { missing }),
  };
}
