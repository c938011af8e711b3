import type { Cell } from '../../schemas/cell.d.ts';
import type { Suite } from '../suite.ts';
import { contentAddress } from './content-address.ts';

/** An ensemble to be trained in one call, and what it will cost. */
export interface PlannedJob {
  readonly cells: readonly Cell[];
  /** Sum of its cells' relative costs. */
  readonly cost: number;
}

/** Jobs per worker that keep the last worker from being waited for. */
const jobsPerWorker = 4;

/**
 * Groups cells into ensembles (equal in what their experiment shares, at most as large as it allows, small
 * enough that every worker has several) and orders them by cost, dearest first.
 */
export function planJobs(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  workers: number,
): PlannedJob[] {
  const largestShare = Math.max(1, Math.ceil(cells.length / (workers * jobsPerWorker)));
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const shared = (experimentOf(cell, suites).sharedBy ?? []).map((name) => cell.parameters[name] ?? null);
    const key = contentAddress([cell.suite, cell.experiment, shared]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const jobs: PlannedJob[] = [];
  for (const group of groups.values()) {
    const largest = Math.min(largestShare, experimentOf(group[0]!, suites).largestEnsemble ?? 1);
    // Parts of equal size: a small one left over would be trained at the price of a small ensemble.
    const size = Math.ceil(group.length / Math.ceil(group.length / largest));
    for (let start = 0; start < group.length; start += size) {
      const members = group.slice(start, start + size);
      jobs.push({ cells: members, cost: members.reduce((sum, cell) => sum + costOf(cell, suites), 0) });
    }
  }
  return jobs.sort((x, y) => y.cost - x.cost);
}

/** Relative cost of a cell, as its experiment estimates it. */
export function costOf(cell: Cell, suites: ReadonlyMap<string, Suite>): number {
  return experimentOf(cell, suites).cost(cell.parameters);
}

function experimentOf(cell: Cell, suites: ReadonlyMap<string, Suite>) {
  return suites.get(cell.suite)!.experiments[cell.experiment]!;
}
