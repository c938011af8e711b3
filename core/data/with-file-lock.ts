import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** How often a holder says that it lives, in milliseconds. */
const heartbeatMs = 2000;
/** A lock whose holder has been silent for so long is taken over. */
const abandonedMs = 30_000;
const lookMs = 250;

/**
 * Does something that only one process at a time should do, on one machine or on several with a shared folder: the
 * lock is a folder beside the file, which making makes atomic. A holder that was killed is noticed by its silence.
 *
 * @param file what the lock is about
 * @param say told once when another process has to be waited for
 */
export async function withFileLock<T>(
  file: string,
  say: (message: string) => void,
  action: () => Promise<T>,
): Promise<T> {
  const lock = `${file}.lock`;
  for (let waited = false; !(await taken(lock)); waited = true) {
    if (!waited) say(`${file}: another process is making it, waiting (${lock})`);
    await wait(lookMs);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, heartbeatMs);
  beat.unref();
  try {
    return await action();
  } finally {
    clearInterval(beat);
    await rm(lock, { recursive: true, force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const silentMs = await stat(lock).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (silentMs > abandonedMs) await rm(lock, { recursive: true, force: true });
  return false;
}
