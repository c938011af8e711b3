import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { heartbeatDescriptor } from './heartbeat.ts';

/** Seconds without a sign of life after which a worker process is taken for stopped. */
const stoppedAfter = 30;

/** How long a worker may be silent, in seconds. */
export interface Patience {
  /** Without a sign of life; left out: 30. */
  readonly stopped?: number;
  /** Without a result or progress, from the estimated cost of its cells. */
  readonly silent: number;
}

/**
 * Kills a worker that is stopped, or that gives nothing for longer than its cells could take. Time is counted in ticks of
 * this process: while it is stopped itself, or the machine sleeps, none passes.
 *
 * @returns `heard`, to be called for each message; `end`, when the job is over; `reason`, why it was killed if it was
 */
export function watchWorker(worker: ChildProcess, { stopped = stoppedAfter, silent }: Patience) {
  const pipe = worker.stdio[heartbeatDescriptor] as Readable | null | undefined;
  let [withoutBeat, withoutMessage] = [0, 0];
  let reason: string | undefined;
  const beat = (): void => {
    withoutBeat = 0;
  };
  const kill = (why: string): void => {
    reason ??= why;
    worker.kill('SIGKILL');
  };
  pipe?.on('data', beat);
  const ticks = setInterval(() => {
    if (++withoutBeat > stopped)
      kill(`the worker process was stopped: no sign of life for ${stopped} seconds`);
    else if (++withoutMessage > silent) {
      kill(`the worker process gave nothing for ${silent} seconds, far more than the cell was estimated at`);
    }
  }, 1000);
  return {
    heard: (): void => {
      withoutMessage = 0;
    },
    end: (): void => {
      clearInterval(ticks);
      pipe?.off('data', beat);
    },
    reason: (): string | undefined => reason,
  };
}
