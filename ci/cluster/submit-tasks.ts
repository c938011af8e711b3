import type { ClusterPlan } from '../../schemas/cluster.d.ts';
import { arrayArguments, collectArguments } from './batch-scripts.ts';
import { writePlan } from './plan-file.ts';
import { submitJob } from './slurm.ts';
import type { TaskState } from './task-states.ts';

/** What was submitted: the array, its tasks, and the job that collects after it. */
export interface Submitted {
  readonly array: string;
  readonly collect: string;
  readonly tasks: readonly number[];
}

/**
 * Submits the tasks that lack something and are neither queued nor given up, and the job that collects after them.
 * @returns undefined where there are none
 * @throws Fail (exit 2) where Slurm does not take them
 */
export async function submitTasks(
  plan: ClusterPlan,
  out: string,
  states: readonly TaskState[],
): Promise<Submitted | undefined> {
  const open = states.filter(({ state }) => state === 'open');
  if (open.length === 0) return undefined;
  const tasks = open.map(({ task }) => task);
  const array = await submitJob(arrayArguments(plan, out, tasks));
  const submission = { job: array, tasks: open.map(({ task, missing }) => ({ task, missing })) };
  // Kept at once: should the next call fail, the array is in the queue all the same.
  await writePlan(out, { ...plan, submissions: [...plan.submissions, submission] });
  const collect = await submitJob(collectArguments(plan, out, array));
  return { array, collect, tasks };
}
