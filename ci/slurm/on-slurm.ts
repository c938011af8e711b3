import { setTimeout } from 'node:timers/promises';
import { root } from '../../pipeline/project.ts';
import { runTool } from '../setup-tensorflow/run-tool.ts';
import type { TemporarySlurm } from './temporary-slurm.ts';

/** Runs one of our programs where that Slurm answers. @throws Error with its output, where it fails and may not */
export async function npmRun(
  program: string,
  given: readonly string[],
  slurm: TemporarySlurm,
  mayFail = false,
) {
  const { code, output } = await runTool(process.execPath, ['bin/start.mjs', program, ...given], {
    environment: { ...process.env, ...slurm.environment },
    signal: new AbortController().signal,
    cwd: root,
  });
  if (code !== 0 && !mayFail) throw new Error(`${program} ${given.join(' ')} ended with ${code}:\n${output}`);
  return { code, output };
}

/** What a command of Slurm prints. */
export async function slurmTool(command: string, given: readonly string[], { environment }: TemporarySlurm) {
  const context = { environment: { ...process.env, ...environment }, signal: new AbortController().signal };
  return (await runTool(command, given, context)).stdout;
}

/** Waits until something is so. */
export async function until(what: string, seconds: number, so: () => Promise<boolean>): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    if (await so()) return;
    await setTimeout(1000);
  }
  throw new Error(`waited ${seconds} s in vain until ${what}`);
}
