import { fork, type ChildProcess } from 'node:child_process';
import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import type { PlannedGroup } from './worker-group.ts';
import { Fail } from '../fail.ts';
import { watchWorker, type Patience } from './watch-worker.ts';
import type { FromWorker, Job, ToWorker } from './worker-protocol.ts';

/** What the pool tells while it works. */
export interface PoolEvents {
  /** A cell is done. The pool waits for the returned promise before it goes on with that worker's next job. */
  readonly onResult: (result: Result) => Promise<void>;
  /** How much of a cell that is in training is done, from 0 to 1. */
  readonly onProgress: (key: string, fraction: number) => void;
  /** Two workers ended while they trained this cell. */
  readonly onLost: (cell: Cell, reason: string) => Promise<void>;
}

export interface PoolOptions {
  /** Engine name given to the workers. */
  readonly engine: string;
  /** How training steps are run; see core/engine/steps. */
  readonly compile: string;
  /** The worker's program. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** Folder in which the workers keep the states of unfinished cells. */
  readonly checkpoints: string;
  /** Digest of the code that trains a cell. */
  readonly trainerOf: (cell: Cell) => string;
  /** How long a worker that trains these cells may be silent. */
  readonly patience: (cells: readonly Cell[]) => Patience;
}

/** Workers of one lane that may end, one after another, before they are ready for a cell. */
const mostDeadStarts = 3;

/**
 * Trains each group's jobs on its worker processes, dearest first, one job a worker at a time. Of a worker that dies, or is killed
 * because it is stopped or silent, the cell that it was at is tried once more in another process, alone; the rest of its job
 * goes back to the queue. Resolves when all jobs are done or the signal aborts;
 * rejects, after stopping the workers, when an event handler does, and with a Fail when workers end as soon as they start.
 */
export async function runOnWorkers(
  planned: readonly PlannedGroup[],
  options: PoolOptions,
  events: PoolEvents,
): Promise<void> {
  const broken = new AbortController();
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const lost = new Set<string>();
  const lanes = planned.flatMap(({ group, jobs }) => {
    const queue = jobs.map((job) => job.cells);
    return group.environments.slice(0, queue.length).map(async (environment) => {
      try {
        await serve({ queue, lost }, environment, { ...options, signal }, events);
      } catch (error) {
        broken.abort();
        throw error;
      }
    });
  });
  const rejected = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (rejected !== undefined) throw rejected.reason;
}

interface Work {
  readonly queue: (readonly Cell[])[];
  /** Keys of the cells that a worker ended at. */
  readonly lost: Set<string>;
}

/** One lane: a worker process, replaced when it dies, until the queue is empty. */
async function serve(
  { queue, lost: lostBefore }: Work,
  environment: Readonly<Record<string, string>>,
  options: PoolOptions,
  events: PoolEvents,
): Promise<void> {
  let worker: ChildProcess | undefined;
  let deadStarts = 0;
  const stop = (): void => {
    worker?.kill('SIGKILL');
  };
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    for (let cells = queue.shift(); cells !== undefined; cells = queue.shift()) {
      if (options.signal.aborted) return;
      worker ??= fork(options.program, {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
      });
      const { left, reason, isReady } = await trainOn(
        worker,
        {
          ...{ cells, engine: options.engine, compile: options.compile, checkpoints: options.checkpoints },
          trainer: options.trainerOf(cells[0]!),
        },
        options.patience(cells),
        events,
      );
      deadStarts = isReady ? 0 : deadStarts + 1;
      const [lost, ...rest] = left;
      if (lost === undefined) continue;
      worker = undefined;
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- aborted while we waited
      if (options.signal.aborted) return;
      if (deadStarts >= mostDeadStarts) throw deadStartFail(reason);
      if (!isReady) queue.unshift(cells);
      else {
        if (rest.length > 0) queue.push(rest);
        if (lostBefore.has(lost.key)) await events.onLost(lost, `twice: ${reason}`);
        else queue.push([lost]);
        lostBefore.add(lost.key);
      }
    }
  } finally {
    options.signal.removeEventListener('abort', stop);
    worker?.kill('SIGKILL');
  }
}

interface Ending {
  /** Cells of the job that gave no result because the worker ended. */
  readonly left: readonly Cell[];
  readonly reason: string;
  /** Whether the worker had come so far as to train; always so where nothing is left. */
  readonly isReady: boolean;
}

function deadStartFail(reason: string): Fail {
  return new Fail({
    where: 'worker processes',
    found: `${mostDeadStarts} that ended before they could train anything, the last because ${reason}`,
    expected: 'processes that start',
    next: 'See what they wrote above; a memory limit (ulimit -v, NODE_OPTIONS) may be too low. "npm run doctor" tries each engine.',
    situation: 'crash',
  });
}

function trainOn(worker: ChildProcess, job: Job, patience: Patience, events: PoolEvents): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const pending = new Map(job.cells.map((cell) => [cell.key, cell]));
    let handled: Promise<void> = Promise.resolve();
    let isReady = false;
    const watched = watchWorker(worker, patience);
    const finish = (reason: string): void => {
      watched.end();
      worker.removeAllListeners();
      const ending = { reason: watched.reason() ?? reason, isReady };
      handled.then(() => resolve({ left: [...pending.values()], ...ending }), reject);
    };
    worker.on('message', (message: FromWorker) => {
      watched.heard();
      isReady = true;
      if (message.kind === 'progress') events.onProgress(message.key, message.fraction);
      if (message.kind === 'result') {
        pending.delete(message.result.cell.key);
        handled = handled.then(() => events.onResult(message.result));
        handled.catch(() => finish('a result could not be kept'));
      }
      if (message.kind === 'done') finish('the worker said it was done');
    });
    worker.on('error', (error) => finish(error.message));
    worker.on('exit', (code, signal) =>
      finish(`the worker process ended with ${signal ?? `exit code ${code ?? 'unknown'}`}`),
    );
    const message: ToWorker = { kind: 'train', job };
    worker.send(message);
  });
}
