import type { Cell } from '../../schemas/cell.d.ts';
import type { Suite } from '../suite.ts';
import { LeastLoaded } from './least-loaded.ts';
import { costOf, planJobs, type CostOf } from './plan-jobs.ts';

/** One of the parts of a run. */
export interface CutShard {
  /** In the order of the run. */
  readonly cells: readonly Cell[];
  /** Sum of their costs. */
  readonly cost: number;
}

/**
 * Cuts a run into parts of like cost: ensembles, dearest first, each to the part that has least so far (longest processing
 * time first: no part is above 4/3 of the best that could be, but for a single ensemble that is). Every cell is in one
 * part. The same cells, count and costs give the same parts, on whatever machine, so each may be trained by a process
 * that knows nothing of the others.
 *
 * @param count how many parts; where there are fewer ensembles some are empty
 * @param price what a cell costs; left out: as its experiment estimates it
 */
export function cutShards(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  count: number,
  price: CostOf = (cell) => costOf(cell, suites),
): CutShard[] {
  const shardOf = new Map<Cell, number>();
  const costs = Array.from({ length: count }, () => 0);
  const shards = new LeastLoaded(count);
  for (const job of planJobs(cells, suites, count, 'several a worker', price)) {
    const shard = shards.give(job.cost);
    costs[shard]! += job.cost;
    for (const cell of job.cells) shardOf.set(cell, shard);
  }
  const parts: Cell[][] = Array.from({ length: count }, () => []);
  for (const cell of cells) parts[shardOf.get(cell)!]!.push(cell);
  return parts.map((part, shard) => ({ cells: part, cost: costs[shard]! }));
}
