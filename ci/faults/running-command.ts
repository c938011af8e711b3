import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** How a command ended. */
export interface Ended {
  /** Exit code, or the name of the signal. */
  readonly exit: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** It did not end by itself in the time that it was given. */
  readonly hung: boolean;
}

/** A process of a command's group. */
interface Member {
  readonly pid: number;
  readonly isWorker: boolean;
}

/** A command in a process group of its own. */
export interface RunningCommand {
  /** The scheduler's id, and that of the group. */
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

/**
 * Starts a command of the tree.
 * @param limit seconds after which the whole group is killed and called hung
 * @param nodeOptions for each of its processes, as NODE_OPTIONS takes them
 */
export function startCommand(
  folder: string,
  parameters: readonly string[],
  limit = 120,
  nodeOptions?: string,
): RunningCommand {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['bin/start.mjs', ...parameters], {
    cwd: folder,
    env: nodeOptions === undefined ? process.env : { ...process.env, NODE_OPTIONS: nodeOptions },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid!;
  let [stdout, stderr, hung] = ['', '', false];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const timer = setTimeout(() => {
    hung = true;
    killGroup(pid);
  }, limit * 1000);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      // What its own streams still hold comes in the next turns; workers that live on would keep them open.
      setTimeout(() => {
        const seconds = (performance.now() - startedAt) / 1000;
        resolve({ exit: signal ?? String(code), stdout, stderr, seconds, hung });
      }, 50);
    });
  });
  return { pid, ended };
}

/** Kills a whole group with -9; one that is gone already is fine. */
export function killGroup(pid: number): void {
  kill(-pid, 'SIGKILL');
}

/** Sends a signal. @returns whether there was anyone to get it */
export function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** The living processes of a group, as Linux lists them; a dead one that nobody has waited for is not living. */
export function members(group: number): Member[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, , ofGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(ofGroup) !== group || state === 'Z' || state === 'X') return [];
        const isWorker = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('bin/worker.ts');
        return [{ pid: Number(name), isWorker }];
      } catch {
        return [];
      }
    });
}

/** Waits until there is a worker. @returns none where the run ended first */
export async function workersOf({ pid, ended }: RunningCommand): Promise<number[]> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set while we wait
  while (!isOver) {
    const workers = members(pid).filter(({ isWorker }) => isWorker);
    if (workers.length > 0) return workers.map((worker) => worker.pid);
    await wait(20);
  }
  return [];
}
