import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A Python process that takes the same step as ours and says how long that took. */
export interface PythonPeer {
  /** Milliseconds that this many steps took, by the peer's own clock. */
  readonly steps: (count: number) => Promise<number>;
  readonly stop: () => void;
}

/** Starts `bench/peers/<script>`; undefined where there is no Python with the packages that it imports. */
export async function startPythonPeer(
  script: string,
  ...options: readonly string[]
): Promise<PythonPeer | undefined> {
  const file = path.join(import.meta.dirname, 'peers', script);
  const child = spawn('python3', [file, ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
  });
  child.stdin.on('error', () => undefined);
  const ask = async (count: number): Promise<number | undefined> => {
    child.stdin.write(`${count}\n`);
    const answer = await Promise.race([lines.next(), ended]);
    return answer === undefined || answer.done === true ? undefined : Number(answer.value);
  };
  if ((await ask(50)) === undefined) return undefined;
  return {
    steps: async (count) => {
      const duration = await ask(count);
      if (duration === undefined) throw new Error(`${script} ended`);
      return duration;
    },
    stop: () => child.kill(),
  };
}
