import type { Evidence } from '../../../core/judge/evidence.ts';
import { mean } from '../../../core/judge/student-interval.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { DeepExperiments } from '../../../schemas/deep-experiments.ts';
import type { DistanceRow } from '../../../schemas/deep.d.ts';

/** The rows at the matched training loss of one seed's networks, by α. */
export type MatchedRows = ReadonlyMap<number, DistanceRow>;

/**
 * Evidence with one value a seed, from its networks where their training loss is first below the matched one. A seed
 * with a network of these α that diverged, failed or never got there is excluded as a whole.
 *
 * @param alphas whose networks are compared
 * @param valueOf the seed's value; all α are there
 * @param notesOf facts beside the estimate
 */
export function evidenceAtMatch(
  cells: CellSet<DeepExperiments>,
  alphas: readonly number[],
  valueOf: (rows: MatchedRows) => number,
  notesOf: (seeds: readonly MatchedRows[]) => readonly string[] = () => [],
): Evidence {
  const bySeed = new Map<number, Map<number, DistanceRow>>();
  const unusable = new Map<number, string>();
  for (const { id, parameters, measurements } of cells.completed('network')) {
    const { seed, alpha } = parameters;
    if (!alphas.includes(alpha)) continue;
    const row = measurements.rows.find(({ step }) => step === measurements.matchedStep);
    if (row === undefined) unusable.set(seed, `${id} did not reach the matched training loss`);
    else bySeed.set(seed, (bySeed.get(seed) ?? new Map<number, DistanceRow>()).set(alpha, row));
  }
  for (const { id, parameters, reason } of cells.unfinished('network')) {
    if (alphas.includes(parameters.alpha)) unusable.set(parameters.seed, `${id} ${reason}`);
  }
  const usable = [...bySeed].filter(
    ([seed, rows]) => !unusable.has(seed) && alphas.every((alpha) => rows.has(alpha)),
  );
  if (usable.length + unusable.size === 0) {
    return { state: 'not-run', reason: 'no seed has a stored network at every α that this claim compares' };
  }
  return {
    state: 'measured',
    samples: usable.map(([seed, rows]) => ({ label: String(seed), value: valueOf(rows) })),
    excluded: [...unusable].map(([seed, reason]) => ({ label: String(seed), reason })),
    notes: notesOf(usable.map(([, rows]) => rows)),
  };
}

/** Mean over seeds of a quantity at each of some α, in words. */
export function meansText(
  seeds: readonly MatchedRows[],
  alphas: readonly number[],
  what: string,
  of: (row: DistanceRow) => number,
): string {
  const texts = alphas.map(
    (alpha) => `${mean(seeds.map((rows) => of(rows.get(alpha)!))).toPrecision(3)} at α = ${alpha}`,
  );
  return `mean ${what}: ${texts.join(', ')}`;
}
