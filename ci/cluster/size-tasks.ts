import { Fail } from '../../core/fail.ts';
import { durationText } from '../../core/report/duration-text.ts';
import { cutShards } from '../../core/run/cut-shards.ts';
import type { CostOf } from '../../core/run/plan-jobs.ts';
import type { Suite } from '../../core/suite.ts';
import type { Cell } from '../../schemas/cell.d.ts';
import type { ClusterTask } from '../../schemas/cluster.d.ts';
import { timeLimitText } from './time-limit.ts';

/** What a task spends before its first cell trains: Node.js, the protocol, the engine. Measured at 3 to 6 s; rounded up. */
const startSeconds = 10;

/** Share of the limit that a task is planned to use: what cells cost is known to a factor of two, at best. */
const usedShare = 0.5;

export interface Sizing {
  readonly limitSeconds: number;
  /** Worker processes of a task. */
  readonly workers: number;
  /** So many tasks, in place of as few as fit the limit. */
  readonly count?: number;
}

/**
 * Cuts a run into as few tasks as stay within half of the time limit, dearest first.
 *
 * @param price seconds that a cell takes one worker
 * @throws Fail (exit 2) where a single cell takes longer than the limit
 */
export function sizeTasks(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  price: CostOf,
  { limitSeconds, workers, count }: Sizing,
): ClusterTask[] {
  refuseDearest(cells, price, limitSeconds);
  const tasks = (n: number): ClusterTask[] =>
    cutShards(cells, suites, n, price).map((shard) => ({
      cells: shard.cells.length,
      seconds: startSeconds + Math.max(shard.cost / workers, ...shard.cells.map(price)),
    }));
  if (count !== undefined) return tasks(Math.min(count, cells.length));
  const total = cells.reduce((sum, cell) => sum + price(cell), 0);
  const share = Math.max(1, usedShare * limitSeconds - startSeconds);
  for (let n = Math.max(1, Math.ceil(total / (workers * share))); ; n = Math.ceil(n * 1.1 + 1)) {
    const cut = tasks(Math.min(n, cells.length));
    if (n >= cells.length || cut.every(({ seconds }) => seconds <= usedShare * limitSeconds)) return cut;
  }
}

function refuseDearest(cells: readonly Cell[], price: CostOf, limitSeconds: number): void {
  let dearest = cells[0]!;
  for (const cell of cells) if (price(cell) > price(dearest)) dearest = cell;
  const needed = startSeconds + price(dearest);
  if (needed <= limitSeconds) return;
  throw new Fail({
    where: '--time',
    found: `${durationText(limitSeconds)}, and ${dearest.id}, which is expected to take ${durationText(needed)}`,
    expected: 'a limit that the dearest cell fits into',
    next: `Ask for --time ${timeLimitText(needed / usedShare)} or more, or plan with what cells cost on such a node (--costs-from DIR).`,
  });
}
