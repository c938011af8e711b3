import type { Cell } from '../../schemas/cell.d.ts';
import type { Suite } from '../suite.ts';
import { groupBy } from '../statistics/group-by.ts';

/** An ensemble to be trained in one call, and what it will cost. */
export interface PlannedJob {
  readonly cells: readonly Cell[];
  /** Sum of its cells' relative costs. */
  readonly cost: number;
}

/** What a cell costs one worker, in seconds or in relation to others. */
export type CostOf = (cell: Cell) => number;

/**
 * How ensembles are cut. `several a worker`: as large as the experiment allows, and small enough that each worker has
 * several jobs. `whole`: as large as may be, where a device takes many members as fast as few and its memory alone is the
 * limit; cut only so that each worker has its part.
 */
export type EnsembleCut = 'several a worker' | 'whole';

/** Jobs of average cost per worker that keep the last worker from being waited for; one where cutting them costs. */
const jobsPerWorker: Readonly<Record<EnsembleCut, number>> = { 'several a worker': 4, whole: 1 };

/**
 * Groups cells into ensembles (equal in all in which their experiment's members do not differ, at most as large as it allows, cheap enough
 * that every worker has several) and orders them by cost, dearest first. Cells of like cost come together, so that
 * the members of an ensemble end at about the same time.
 *
 * @param price what a cell costs; left out: as its experiment estimates it
 */
export function planJobs(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  workers: number,
  cut: EnsembleCut = 'several a worker',
  price: CostOf = (cell) => costOf(cell, suites),
): PlannedJob[] {
  const costs = new Map(cells.map((cell) => [cell, price(cell)]));
  const cost = (members: readonly Cell[]): number => members.reduce((sum, cell) => sum + costs.get(cell)!, 0);
  const share = cost(cells) / (workers * jobsPerWorker[cut]);
  const jobs = trainableTogether(cells, suites, price).flatMap((group) => {
    const { largestEnsemble = 1 } = experimentOf(group[0]!, suites);
    const largest = cut === 'whole' && largestEnsemble > 1 ? group.length : largestEnsemble;
    // Groups of equal cost make equal shares, whichever way their sums were rounded.
    const shares = (cost(group) / share) * (1 - 1e-9);
    const parts = Math.min(group.length, Math.max(group.length / largest, shares));
    // Parts of equal size: a small one left over would be trained at the price of a small ensemble.
    const size = Math.ceil(group.length / Math.ceil(parts));
    return Array.from({ length: Math.ceil(group.length / size) }, (_, i) => {
      const members = group.slice(i * size, (i + 1) * size);
      return { cells: members, cost: cost(members) };
    });
  });
  return jobs.sort((x, y) => y.cost - x.cost);
}

/** The cells grouped by which may be one ensemble, in each group the dearest first. */
export function trainableTogether(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  price: CostOf = (cell) => costOf(cell, suites),
): Cell[][] {
  const groups = groupBy(cells, (cell) => {
    const differing = experimentOf(cell, suites).membersDifferIn ?? [];
    const shared = Object.entries(cell.parameters).filter(([name]) => !differing.includes(name));
    return JSON.stringify([cell.suite, cell.experiment, shared]);
  });
  return [...groups.values()].map((group) => {
    const costs = new Map(group.map((cell) => [cell, price(cell)]));
    return group.sort((x, y) => costs.get(y)! - costs.get(x)!);
  });
}

/** Relative cost of a cell, as its experiment estimates it. */
export function costOf(cell: Cell, suites: ReadonlyMap<string, Suite>): number {
  return experimentOf(cell, suites).cost(cell.parameters);
}

function experimentOf(cell: Cell, suites: ReadonlyMap<string, Suite>) {
  return suites.get(cell.suite)!.experiments[cell.experiment]!;
}
