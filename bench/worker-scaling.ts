import os from 'node:os';
import path from 'node:path';
import { buildCell } from '../core/run/build-cell.ts';
import { runOnWorkers } from '../core/run/worker-pool.ts';
import type { Engine } from '../core/engine/engine.ts';
import { numericsOf } from '../core/engine/open-engine.ts';
import { suite } from '../suites/relu/suite.ts';
import { median } from '../core/statistics/median.ts';

const cellsEach = 5;
const steps = [400];

/** Median milliseconds of a cell when this many workers train at once; each worker's first cell is its warm-up. */
export async function cellDuration(
  { name: engine, compile = 'lowered' }: Engine,
  workers: number,
): Promise<number> {
  const cells = Array.from({ length: workers * cellsEach }, (_, i) =>
    buildCell(
      suite,
      'grid',
      { tau: 1, delta: 0, seed: i, steps, testSamples: 100 },
      numericsOf(engine, compile),
    ),
  );
  const jobs = Array.from({ length: workers }, (_, w) => ({
    cells: cells.slice(w * cellsEach, (w + 1) * cellsEach),
    cost: 1,
  }));
  const durations: number[] = [];
  const first = new Set(jobs.map((job) => job.cells[0]!.key));
  const program = path.join(import.meta.dirname, '..', 'bin', 'worker.ts');
  // These cells keep no states.
  const checkpoints = path.join(os.tmpdir(), 'getrich-bench-checkpoints');
  const environments = Array.from({ length: workers }, () => ({}));
  const takes = ['engine'] as const;
  await runOnWorkers(
    [{ group: { device: engine, takes, environments, cut: 'several a worker' }, jobs }],
    {
      ...{ engine, compile, program, signal: new AbortController().signal, checkpoints },
      trainerOf: () => '',
      patience: () => ({ silent: 600 }),
    },
    {
      onResult: ({ cell, cost }) => {
        if (!first.has(cell.key)) durations.push(cost.durationMs);
        return Promise.resolve();
      },
      onProgress: () => undefined,
      onLost: (cell, reason) => Promise.reject(new Error(`${cell.id}: ${reason}`)),
    },
  );
  return median(durations);
}
