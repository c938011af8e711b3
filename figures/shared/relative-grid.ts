import type { CellSet } from '../../schemas/cell-set.ts';
import type { GridRow, ReluExperiments } from '../../schemas/relu.d.ts';
import { groupBy } from '../../core/statistics/group-by.ts';
import { mean } from '../../core/statistics/mean.ts';

/** A measured quantity of a grid cell. */
export type Quantity = Exclude<keyof GridRow, 'step'>;

/** One point (τ, δ) of the grid, all its seeds together. */
export interface GridPoint {
  readonly tau: number;
  readonly delta: number;
  /** Rows of every seed that trained to the end. */
  readonly rows: readonly (readonly GridRow[])[];
  /** How many seeds diverged or failed. */
  readonly unfinished: number;
}

/** The grid of Figs. 1b, 5b and 10 as it is stored, whatever its size. */
export interface Grid {
  readonly points: readonly GridPoint[];
  /** Sorted values of the axes. */
  readonly taus: readonly number[];
  readonly deltas: readonly number[];
  /** Recorded steps after initialisation, rising. */
  readonly steps: readonly number[];
  readonly seeds: readonly number[];
}

function sortedUnique(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Gathers the stored grid cells by (τ, δ). */
export function relativeGrid(cells: CellSet<ReluExperiments>): Grid {
  const completed = cells.completed('grid');
  const unfinished = cells.unfinished('grid');
  const all = [...completed, ...unfinished];
  const place = ({ parameters: { tau, delta } }: (typeof all)[number]) => JSON.stringify([tau, delta]);
  const finishedAt = groupBy(completed, place);
  const points = [...groupBy(all, place)]
    .map(([key, members]): GridPoint => {
      const { tau, delta } = members[0]!.parameters;
      const finished = finishedAt.get(key) ?? [];
      return {
        tau,
        delta,
        rows: finished.map(({ measurements }) => measurements.rows),
        unfinished: members.length - finished.length,
      };
    })
    .sort((one, other) => one.tau - other.tau || one.delta - other.delta);
  return {
    points,
    taus: sortedUnique(all.map(({ parameters }) => parameters.tau)),
    deltas: sortedUnique(all.map(({ parameters }) => parameters.delta)),
    seeds: sortedUnique(all.map(({ parameters }) => parameters.seed)),
    steps: sortedUnique(
      completed.flatMap(({ measurements }) => measurements.rows.map(({ step }) => step)),
    ).filter((step) => step > 0),
  };
}

/**
 * Mean of a quantity over the seeds of a point at a step. Null where a seed did not finish, because the mean
 * of those that did would leave out exactly the runs that went wrong, and where the step was not recorded.
 */
export function meanAt(point: GridPoint, quantity: Quantity, step: number): number | null {
  if (point.unfinished > 0) return null;
  const values = point.rows.flatMap((rows) =>
    rows.filter((row) => row.step === step).map((row) => row[quantity]),
  );
  return values.length === 0 ? null : mean(values);
}

/**
 * Borders of the bins around sorted values, one more than there are values: half way between neighbours (on
 * a logarithmic axis their geometric mean), the outermost bins as wide as their neighbours' halves ask for.
 */
export function binBorders(values: readonly number[], scale: 'linear' | 'log'): number[] {
  const [to, from] = scale === 'log' ? [Math.log, Math.exp] : [(x: number) => x, (x: number) => x];
  const placed = values.map(to);
  if (placed.length === 1) return [from(placed[0]! - 0.5), from(placed[0]! + 0.5)];
  const between = placed.slice(1).map((value, i) => (value + placed[i]!) / 2);
  const first = 2 * placed[0]! - between[0]!;
  const last = 2 * placed.at(-1)! - between.at(-1)!;
  return [first, ...between, last].map(from);
}
