/**
 * `node --import tsx ci/array-overhead.ts SUITE TASKS`: what it costs to cut a run. Trains a suite's profile quick in one
 * process, then as an array of so many tasks on a real Slurm, which it starts in a temporary folder, and prints the processor
 * time of both and what a task adds. The queue's own time is not in it: each task's script counts its own.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { newCommand, runCommand } from '../bin/command.ts';
import { clusterFiles } from './cluster/plan-file.ts';
import { npmRun, slurmTool, until } from './slurm/on-slurm.ts';
import { startSlurm, whyNoSlurm, type TemporarySlurm } from './slurm/temporary-slurm.ts';

/** Seconds that an array may take before it is given up. */
const patience = 3600;

/** Processor seconds, user and system, of all tasks that have left a log, and how many those are. */
async function spentIn(logs: string): Promise<{ readonly tasks: number; readonly seconds: number }> {
  let [tasks, seconds] = [0, 0];
  for (const name of (await readdir(logs)).filter((file) => /^\d+_\d+\.log$/.test(file))) {
    const text = await readFile(path.join(logs, name), 'utf8');
    const [, times] = /processor time, user and system, .*\n.*\n(.*)/.exec(text) ?? [];
    if (times === undefined) continue;
    tasks++;
    for (const [, minutes, rest] of times.matchAll(/(\d+)m([\d.]+)s/g))
      seconds += 60 * Number(minutes) + Number(rest);
  }
  return { tasks, seconds };
}

/** Trains the suite as so many tasks. */
async function spentBy(suite: string, tasks: string, out: string, slurm: TemporarySlurm) {
  const settings = ['--tasks', tasks, '--cpus', '1', '--time', '1:00:00', '--out', out];
  await npmRun('ci/cluster.ts', ['plan', suite, '--profile', 'quick', ...settings], slurm);
  await npmRun('ci/cluster.ts', ['submit', '--out', out], slurm);
  await until('the array is done', patience, async () => {
    return (await slurmTool('squeue', ['--noheader'], slurm)).trim() === '';
  });
  return spentIn(clusterFiles(out).logs);
}

const program = newCommand('array-overhead', 'Measure what each task of an array costs beside its training.')
  .argument('<suite>', 'suite whose profile quick is trained')
  .argument('<tasks>', 'tasks of the array')
  .action(async (suite: string, tasks: string) => {
    const reason = await whyNoSlurm();
    if (reason !== undefined) {
      console.log(`slurm: skipped, ${reason}`);
      return;
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'overhead-'));
    const slurm = await startSlurm(2);
    try {
      const alone = await spentBy(suite, '1', path.join(folder, 'alone'), slurm);
      const array = await spentBy(suite, tasks, path.join(folder, 'array'), slurm);
      const each = (array.seconds - alone.seconds) / (array.tasks - alone.tasks);
      console.log(
        `${suite}: ${alone.seconds.toFixed(1)} s of processor time in one task, ${array.seconds.toFixed(1)} s in ${array.tasks}: ` +
          `${each.toFixed(2)} s a task`,
      );
    } finally {
      await slurm.stop();
      await rm(folder, { recursive: true });
    }
  });

await runCommand(program);
