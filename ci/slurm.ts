/**
 * `node --import tsx ci/slurm.ts`: holds `npm run cluster` against a real Slurm, which it starts in a temporary folder and
 * stops. Three suites in profile smoke as a job array: one task is killed with -9, one is cancelled; both are submitted
 * again by the job that collects, which then judges. Every outcome must be that of one process. Prints `skipped` and the
 * reason where there can be no Slurm; exits 1 where something is not as it must be.
 */
import { exitCodeOf } from '../core/exit-codes.ts';
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { embeddedEngine } from '../core/engine/engines.ts';
import { storeFiles } from '../core/run/store-files.ts';
import type { ClusterPlan } from '../schemas/cluster.d.ts';
import type { Result } from '../schemas/result.d.ts';
import { clusterFiles } from './cluster/plan-file.ts';
import { npmRun, slurmTool, until } from './slurm/on-slurm.ts';
import { startSlurm, whyNoSlurm, type TemporarySlurm } from './slurm/temporary-slurm.ts';

const suites = ['linear', 'relu', 'rhm'];
const request = [...suites, '--profile', 'smoke'];
const tasks = 6;

/** Outcomes by cell, as text: all of a result but what it took and where. */
async function outcomes(out: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { file, key } of (await storeFiles(out)) ?? []) {
    const { cell, outcome, digest } = JSON.parse(await readFile(file, 'utf8')) as Result;
    found.set(key, JSON.stringify({ cell, outcome, digest }));
  }
  return found;
}

/** The process of a running task: the one whose command names the shard and the folder. */
async function processOf(task: number, out: string): Promise<number | undefined> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (words.includes(`${task}/${tasks}`) && words.includes(out)) return Number(pid);
  }
  return undefined;
}

/** Kills the process of the first task with -9 and cancels the second, as soon as each runs. */
async function disturb(out: string, job: string, slurm: TemporarySlurm): Promise<void> {
  let killed: number | undefined;
  await until('the first task runs', 120, async () => (killed = await processOf(1, out)) !== undefined);
  process.kill(killed!, 'SIGKILL');
  await until('the second task runs', 120, async () => (await processOf(2, out)) !== undefined);
  await slurmTool('scancel', [`${job}_2`], slurm);
  console.log(`killed task 1 (process ${killed!}) with -9, cancelled task 2`);
}

async function readPlan(out: string): Promise<ClusterPlan> {
  return JSON.parse(await readFile(clusterFiles(out).plan, 'utf8')) as ClusterPlan;
}

async function check(folder: string, slurm: TemporarySlurm): Promise<void> {
  const [alone, out] = [path.join(folder, 'alone'), path.join(folder, 'array')];
  await npmRun('bin/reproduce.ts', [...request, '--engine', embeddedEngine, '--out', alone], slurm, true);
  const nowhere = ['--tasks', '2', '--partition', 'nowhere', '--out', path.join(folder, 'nowhere')];
  await npmRun('ci/cluster.ts', ['plan', ...request, ...nowhere], slurm);
  const refused = await npmRun(
    'ci/cluster.ts',
    ['submit', '--out', path.join(folder, 'nowhere')],
    slurm,
    true,
  );
  assert.equal(refused.code, 2);
  assert.match(refused.output, /sbatch: found a partition that does not exist/);

  const settings = ['--tasks', String(tasks), '--cpus', '1', '--time', '20'];
  await npmRun('ci/cluster.ts', ['plan', ...request, ...settings, '--out', out], slurm);
  await npmRun('ci/cluster.ts', ['submit', '--out', out], slurm);
  await disturb(out, (await readPlan(out)).submissions[0]!.job, slurm);
  await until('the array is collected', 900, async () => {
    const queue = await slurmTool('squeue', ['--noheader'], slurm);
    return queue.trim() === '';
  });
  const { submissions } = await readPlan(out);
  const again = submissions.slice(1).flatMap((each) => each.tasks.map(({ task }) => task));
  assert.deepEqual(
    [...new Set(again)].sort(),
    [1, 2],
    'the disturbed tasks were submitted again, and no other',
  );
  const collected = await readFile(path.join(clusterFiles(out).logs, 'collect.log'), 'utf8');
  assert.match(collected, /6 done/, collected);
  assert.ok((await readFile(path.join(out, 'report.html'), 'utf8')).length > 0);
  const [expected, found] = [await outcomes(alone), await outcomes(out)];
  assert.ok(expected.size > 50);
  assert.deepEqual(found, expected, 'an array’s outcomes are those of one process');
  console.log(`${found.size} outcomes of ${tasks} tasks are those of one process, bit for bit`);
}

const reason = await whyNoSlurm();
if (reason !== undefined) console.log(`slurm: skipped, ${reason}`);
else {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cluster-'));
  const slurm = await startSlurm(2);
  try {
    await check(folder, slurm);
  } catch (error) {
    console.error(error);
    process.exitCode = exitCodeOf('fault not noticed');
  } finally {
    await slurm.stop();
    await rm(folder, { recursive: true });
  }
}
