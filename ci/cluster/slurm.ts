import { Fail } from '../../core/fail.ts';
import { runTool } from '../setup-tensorflow/run-tool.ts';
import { explainSlurm } from './explain-slurm.ts';

/** A task of an array that the queue knows. */
export interface QueuedTask {
  readonly task: number;
  /** In Slurm's words: PENDING, RUNNING, COMPLETING, … */
  readonly state: string;
  /** Why it waits, in Slurm's words. */
  readonly reason: string;
}

const never = new AbortController().signal;

/** Runs one of Slurm's commands. @throws Fail (exit 2) with what it means where it fails */
async function slurm(command: string, given: readonly string[]): Promise<string> {
  const { code, stdout, output } = await runTool(command, given, { environment: process.env, signal: never });
  if (code === 0) return stdout;
  throw new Fail({ where: command, ...explainSlurm(output) });
}

/** Submits a job. @returns its number */
export async function submitJob(given: readonly string[]): Promise<string> {
  const answer = await slurm('sbatch', given);
  // "--parsable" gives the number, and after a semicolon the cluster.
  return answer.trim().split(';')[0]!;
}

/** The tasks of an array that wait or run, by the name of their job. */
export async function queuedTasks(name: string): Promise<QueuedTask[]> {
  const answer = await slurm('squeue', ['--noheader', '--array', `--name=${name}`, '--format=%K|%T|%r']);
  return answer
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => {
      const [task = '', state = '', reason = ''] = line.trim().split('|');
      return { task: Number(task), state, reason };
    });
}

/** How tasks ended, by their number, where the cluster keeps accounts; the last end of each. */
export async function endedTasks(name: string): Promise<ReadonlyMap<number, string>> {
  const options = ['--noheader', '--allocations', '--parsable2', `--name=${name}`, '--format=JobID,State'];
  const { code, stdout } = await runTool('sacct', options, { environment: process.env, signal: never });
  const ends = new Map<number, string>();
  if (code !== 0) return ends;
  for (const line of stdout.split('\n')) {
    const [, task, state] = /^\d+_(\d+)\|(.+)$/.exec(line) ?? [];
    if (task !== undefined && state !== undefined) ends.set(Number(task), state);
  }
  return ends;
}
