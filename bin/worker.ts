/** A worker process: trains the ensembles it is sent and answers with their results. */
import type { Engine, EngineName } from '../core/engine/engine.ts';
import type { Compilation } from '../core/engine/steps/step.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { float64Numerics } from '../core/run/build-cell.ts';
import { CheckpointStore } from '../core/run/checkpoint-store.ts';
import { startHeartbeat } from '../core/run/heartbeat.ts';
import { loadTrainers } from '../core/run/registry.ts';
import { trainCells } from '../core/run/train-cells.ts';
import type { FromWorker, Job, ToWorker } from '../core/run/worker-protocol.ts';

/** Progress messages are at most this frequent, in milliseconds. */
const quietMs = 200;

startHeartbeat();

let engine: Promise<Engine> | undefined;
let lastProgress = 0;

function openOnce(name: string, compile: string): Promise<Engine> {
  engine ??= import('../core/engine/open-engine.ts').then(({ openEngine }) =>
    openEngine(name as EngineName, compile as Compilation),
  );
  return engine;
}

function send(message: FromWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

function reportProgress(key: string, fraction: number): void {
  const now = performance.now();
  if (now - lastProgress < quietMs) return;
  lastProgress = now;
  void send({ kind: 'progress', key, fraction });
}

async function train({ cells, engine: name, compile, checkpoints, trainer: digest }: Job): Promise<void> {
  const first = cells[0];
  if (first !== undefined) {
    const trainer = (await loadTrainers(first.suite))[first.experiment]!;
    if (first.numerics === float64Numerics) await send({ kind: 'ready' });
    const states = new CheckpointStore(checkpoints, digest);
    const results = trainCells(
      cells,
      trainer,
      async () => {
        const opened = await openOnce(name, compile);
        await send({ kind: 'ready' });
        return opened;
      },
      reportProgress,
      'record',
      states,
    );
    for await (const result of results) {
      await send({ kind: 'result', result });
    }
  }
  await send({ kind: 'done' });
}

// Ctrl-C reaches the whole process group; the scheduler decides when its workers end.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', ({ job }: ToWorker) => {
  train(job).catch((error: unknown) => {
    console.error(error);
    process.exit(exitCodeOf('crash'));
  });
});
