import { exitCodeOf } from '../core/exit-codes.ts';

/** The reader went away, as `head` does: no fault, and nothing more to say to it. */
const gone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
 * Sees to it that output which cannot be written ends no program with a stack and exit 1, which would mean "contradicted":
 * a closed pipe is quiet and leaves the exit code as it is, anything else is one line and exit 2.
 */
export function guardOutput(): void {
  let fault: NodeJS.ErrnoException | undefined;
  for (const [name, stream] of Object.entries({ stdout: process.stdout, stderr: process.stderr })) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (fault !== undefined || gone.has(error.code ?? '')) return;
      fault = error;
      console.error(`${name}: found ${error.message}, expected a place to write to. Give it another one.`);
    });
  }
  process.on('exit', () => {
    if (fault !== undefined) process.exitCode = exitCodeOf('bad input');
  });
}
