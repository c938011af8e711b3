import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { contentAddress } from '../../core/content-address.ts';
import { traitsOf } from '../../core/engine/engines.ts';
import { documentText, writeWhole } from '../../core/files.ts';
import { costFrom } from '../../core/run/costs.ts';
import { folderFail } from '../../core/run/folder-fail.ts';
import { root } from '../../pipeline/project.ts';
import type { Selection } from '../../pipeline/selection.ts';
import { requestOf } from '../../pipeline/stored-request.ts';
import type { ClusterPlan, ClusterSettings } from '../../schemas/cluster.d.ts';
import type { Costs } from '../../schemas/costs.d.ts';
import { collectScript, taskScript } from './batch-scripts.ts';
import { clusterFiles, writePlan } from './plan-file.ts';
import { sizeTasks } from './size-tasks.ts';

/** What a plan is made of, beside the run itself. */
export interface PlanOptions {
  readonly settings: Omit<ClusterSettings, 'workers'>;
  readonly costs: Costs;
  /** So many tasks, in place of as few as fit the limit. */
  readonly count?: number;
}

/** Cuts a run into tasks. @throws Fail (exit 2) where a cell does not fit the limit */
export function makePlan(selection: Selection, { settings, costs, count }: PlanOptions): ClusterPlan {
  const { cells, suites, engine, out } = selection;
  // On a GPU one worker a device; on processors one a core of the task.
  const workers = traitsOf(engine).isGpu ? undefined : settings.cpus;
  const tasks = sizeTasks(cells, suites, costFrom(costs, suites), {
    limitSeconds: settings.timeLimitSeconds,
    workers: workers ?? 1,
    ...(count === undefined ? {} : { count }),
  });
  const content = {
    request: requestOf(selection),
    tasks,
    settings: { ...settings, ...(workers === undefined ? {} : { workers }) },
  };
  const name = `getrich-${contentAddress([content, path.resolve(out)]).slice(0, 8)}`;
  return { schemaVersion: 1, name, ...content, submissions: [] };
}

/** Writes a plan with its scripts, and all that they need to find. */
export async function keepPlan(out: string, plan: ClusterPlan, costs: Costs): Promise<void> {
  const whole = path.resolve(out);
  const files = clusterFiles(whole);
  try {
    for (const folder of [files.tries, files.clocks, files.logs]) await mkdir(folder, { recursive: true });
    await writeWhole(files.costs, documentText(costs));
    await writeWhole(files.token, `${plan.name}\n`);
    await writeWhole(files.taskScript, taskScript(plan, root, whole));
    await writeWhole(files.collectScript, collectScript(plan, root, whole));
  } catch (error) {
    throw folderFail(files.folder, error);
  }
  await writePlan(whole, plan);
}
