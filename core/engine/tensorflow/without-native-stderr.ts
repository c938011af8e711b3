import { closeSync, openSync } from 'node:fs';

const stderr = 2;

/**
 * Runs something synchronous while what native code writes to stderr is dropped. For libtensorflow, which
 * announces oneDNN while it is being loaded, before it reads TF_CPP_MIN_LOG_LEVEL. Where stderr cannot be opened
 * a second time (a socket, or no /proc) nothing is dropped.
 */
export function withoutNativeStderr<T>(action: () => T): T {
  const saved = reopened(`/proc/self/fd/${stderr}`);
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
