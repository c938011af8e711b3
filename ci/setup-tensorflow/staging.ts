import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';

const prefix = '.unfinished-';

/**
 * Gives an action an empty folder to build in and moves it to its place when the action is through. Whatever
 * happens before, the target stays as it was and nothing else is left behind, including what an earlier
 * process that was killed left.
 *
 * @throws Fail (exit 2) where the folder cannot be written
 */
export async function buildAside<T>(target: string, action: (staging: string) => Promise<T>): Promise<T> {
  const parent = path.dirname(target);
  const staging = path.join(parent, `${prefix}${process.pid}`);
  try {
    await mkdir(parent, { recursive: true });
    await removeAbandoned(parent);
    await mkdir(staging);
  } catch (cause) {
    throw new Fail({
      where: parent,
      found: (cause as Error).message,
      expected: 'a folder that can be written',
      next: 'Mend its permissions, or choose another with the environment variable GETRICH_BENCH_ENGINES.',
      cause,
    });
  }
  try {
    const result = await action(staging);
    await rm(target, { recursive: true, force: true });
    await rename(staging, target);
    return result;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
