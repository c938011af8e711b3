import type { CellSet, CompletedCell } from '../../schemas/cell-set.ts';
import type { GridMeasurements, GridParameters, GridRow, ReluExperiments } from '../../schemas/relu.d.ts';
import { groupBy } from '../../core/statistics/group-by.ts';
import { deviation, mean } from '../../core/statistics/mean.ts';

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

type GridCell = CompletedCell<GridParameters, GridMeasurements>;

/** The students of the grid, those that were followed further in place of the same ones that were not. */
function furthest(cells: CellSet<ReluExperiments>): GridCell[] {
  const student = ({ parameters: { tau, delta, seed } }: GridCell) => JSON.stringify([tau, delta, seed]);
  const all = [...cells.completed('grid'), ...cells.completed('long-grid')];
  return [...new Map(all.map((cell) => [student(cell), cell])).values()];
}

/** Gathers the stored grid cells by (τ, δ). */
export function relativeGrid(cells: CellSet<ReluExperiments>): Grid {
  const completed = furthest(cells);
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

/** Mean and population standard deviation over the seeds of a point, and how many they are. */
export interface PointSummary {
  readonly mean: number;
  readonly deviation: number;
  readonly seeds: number;
}

/** Values of a quantity at a step, one for each seed that recorded it. */
function valuesAt(point: GridPoint, quantity: Quantity, step: number): number[] {
  return point.rows.flatMap((rows) => rows.filter((row) => row.step === step).map((row) => row[quantity]));
}

/**
 * A quantity at a step, over the seeds of a point. Null where a seed did not finish, because the mean
 * of those that did would leave out exactly the runs that went wrong, and where the step was not recorded.
 */
export function summaryAt(point: GridPoint, quantity: Quantity, step: number): PointSummary | null {
  if (point.unfinished > 0) return null;
  const values = valuesAt(point, quantity, step);
  if (values.length === 0) return null;
  return { mean: mean(values), deviation: deviation(values), seeds: values.length };
}
