import path from 'node:path';
import { cutShards } from '../../core/run/cut-shards.ts';
import { costFrom } from '../../core/run/costs.ts';
import { readCosts } from '../../pipeline/costs-file.ts';
import type { Selection } from '../../pipeline/selection.ts';
import type { ClusterPlan } from '../../schemas/cluster.d.ts';
import type { Cell } from '../../schemas/cell.d.ts';
import { clusterFiles, noteIn } from './plan-file.ts';
import type { QueuedTask } from './slurm.ts';

/** How far a task is. */
export type TaskState = {
  readonly task: number;
  /** Cells that it lacks. */
  readonly missing: number;
} & (
  | { readonly state: 'done' }
  | { readonly state: 'queued'; readonly queue: string; readonly reason: string }
  /** To be submitted; `tries`: how often it was. */
  | { readonly state: 'open'; readonly tries: number; readonly log?: string; readonly leftTrace: boolean }
  /** Submitted as often as may be without one more result. */
  | { readonly state: 'given up'; readonly tries: number; readonly log: string; readonly leftTrace: boolean }
);

/** The cells of each task, in their order. */
export function cellsOfTasks(plan: ClusterPlan, { cells, suites, out }: Selection): (readonly Cell[])[] {
  const costs = readCosts(clusterFiles(out).costs);
  return cutShards(cells, suites, plan.tasks.length, costFrom(costs, suites)).map((shard) => shard.cells);
}

/** Where every task of a plan is: from the store what it lacks, from the queue whether that is being seen to. */
export async function taskStates(
  plan: ClusterPlan,
  selection: Selection,
  queue: readonly QueuedTask[],
): Promise<TaskState[]> {
  // A task that is completing has done what it does.
  const queued = new Map(
    queue.filter(({ state }) => state !== 'COMPLETING').map((each) => [each.task, each]),
  );
  const states: TaskState[] = [];
  for (const [i, cells] of cellsOfTasks(plan, selection).entries()) {
    const task = i + 1;
    const missing = await countMissing(cells, selection);
    const inQueue = queued.get(task);
    if (missing === 0) states.push({ task, missing, state: 'done' });
    else if (inQueue !== undefined)
      states.push({ task, missing, state: 'queued', queue: inQueue.state, reason: inQueue.reason });
    else states.push(unfinished(plan, selection.out, task, missing));
  }
  return states;
}

async function countMissing(cells: readonly Cell[], { store }: Selection): Promise<number> {
  let missing = 0;
  for (const cell of cells) {
    const stored = await store.read(cell);
    if (stored.state !== 'present' || stored.result.outcome.state === 'failed') missing++;
  }
  return missing;
}

function unfinished(plan: ClusterPlan, out: string, task: number, missing: number): TaskState {
  const own = plan.submissions.filter(({ tasks }) => tasks.some((each) => each.task === task));
  const last = own.at(-1);
  if (last === undefined) return { task, missing, state: 'open', tries: 0, leftTrace: true };
  const { logs, tries } = clusterFiles(out);
  const begun = noteIn(path.join(tries, String(task)));
  const leftTrace = begun.includes(`start ${last.job} `);
  const log = path.join(logs, `${last.job}_${task}.log`);
  const inVain = own.filter(({ tasks }) =>
    tasks.some((each) => each.task === task && each.missing === missing),
  ).length;
  const state = inVain >= plan.settings.tries ? 'given up' : 'open';
  return { task, missing, state, tries: own.length, log, leftTrace };
}
