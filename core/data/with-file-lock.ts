import { setTimeout as wait } from 'node:timers/promises';
import { lock } from 'proper-lockfile';

const options = {
  /** How often a holder says that it lives, in milliseconds. */
  update: 2000,
  /** A lock whose holder has been silent for so long is taken over. */
  stale: 30_000,
  /** The file need not be there. */
  realpath: false,
  /** A holder that slept so long goes on beside the one that took over: both write the file whole, and the same. */
  onCompromised: () => undefined,
};
const lookMs = 250;

/**
 * Does something that only one process at a time should do, on one machine or on several with a shared folder: the
 * lock is a folder beside the file, which making makes atomic. A holder that was killed is noticed by its silence.
 *
 * @param file what the lock is about; its folder exists
 * @param say told once when another process has to be waited for
 */
export async function withFileLock<T>(
  file: string,
  say: (message: string) => void,
  action: () => Promise<T>,
): Promise<T> {
  let release = await taken(file);
  if (release === undefined) say(`${file}: another process is making it, waiting (${file}.lock)`);
  // Not by the library's own retries, which would repeat a folder that cannot be written for ever.
  for (; release === undefined; release = await taken(file)) await wait(lookMs);
  try {
    return await action();
  } finally {
    await release().catch(unlessTakenOver);
  }
}

/** @returns how to release the lock, where it was free */
async function taken(file: string): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lock(file, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    return undefined;
  }
}

function unlessTakenOver(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERELEASED') throw error;
}
