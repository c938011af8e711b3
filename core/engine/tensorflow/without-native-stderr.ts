import { closeSync, fstatSync, openSync } from 'node:fs';

const stderr = 2;

/**
 * Runs something synchronous while what native code writes to stderr is dropped. For libtensorflow, which
 * announces oneDNN while it is being loaded, before it reads TF_CPP_MIN_LOG_LEVEL, and would tear the progress
 * display apart. Only on a terminal or a pipe: a file opened a second time would have two positions, and one
 * process would overwrite what another wrote.
 */
export function withoutNativeStderr<T>(action: () => T): T {
  const kind = fstatSync(stderr);
  const saved = kind.isCharacterDevice() || kind.isFIFO() ? reopened(`/proc/self/fd/${stderr}`) : undefined;
  if (saved === undefined) return action();
  closeSync(stderr);
  // The lowest free number is given: it takes the place of the one just closed.
  const sink = openSync('/dev/null', 'w');
  try {
    return action();
  } finally {
    closeSync(sink);
    openSync(`/proc/self/fd/${saved}`, 'a');
    closeSync(saved);
  }
}

function reopened(file: string): number | undefined {
  try {
    return openSync(file, 'a');
  } catch {
    return undefined;
  }
}
