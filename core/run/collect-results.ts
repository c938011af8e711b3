import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import type { CellCounts } from '../../schemas/run.d.ts';
import type { Suite } from '../suite.ts';
import { CheckpointStore } from './checkpoint-store.ts';
import { countCells } from './count-cells.ts';
import { makeResult } from './make-result.ts';
import { costOf } from './plan-jobs.ts';
import type { ResultStore } from './result-store.ts';
import type { StaleCell } from './read-results.ts';
import { staleNotice } from './stale-notice.ts';
import { planGroups, type WorkerGroup } from './worker-group.ts';
import { runOnWorkers, type PoolOptions } from './worker-pool.ts';

/** How far a run is, for whoever shows it. */
export interface Progress {
  /** Suites in training. */
  readonly suites: readonly string[];
  /** Share of the training done, by cost, from 0 to 1. */
  readonly fraction: number;
}

export interface Listener {
  readonly onProgress: (progress: Progress) => void;
  /** The last cell of a suite was trained; its results, those that were stored before included. */
  readonly onSuite?: (suite: string, results: readonly Result[]) => void;
  /** Something a user should know and nothing stops for. */
  readonly onNotice: (message: string) => void;
}

/** Seconds that any worker may be silent: compiling a training step takes minutes on some engines. */
const shortestSilence = 900;
/** Costs are about seconds on two cores; a machine, its load and an estimate may each be a few times off. */
const costMargin = 30;

export interface CollectOptions extends Omit<PoolOptions, 'trainerOf' | 'patience'> {
  readonly groups: readonly WorkerGroup[];
  /** Train again what is stored. */
  readonly fresh: boolean;
  /** Keep what other code trained, in place of training it again. */
  readonly keepStale: boolean;
  /** Revision of this project, kept with every result. */
  readonly commit?: string;
}

/** Results in the order of the cells (those that are there), and what became of each cell. */
export interface Collected {
  readonly results: readonly Result[];
  readonly counts: CellCounts;
}

const keptFate = 'kept, as --keep-stale says';
const againFate = 'they are trained again (--keep-stale keeps them)';

/**
 * Brings the result of every cell: from the store, or by training it. A damaged file is set aside and its cell
 * trained again, and so is one that other code trained; a cell that failed before is tried again; an abort leaves the rest missing.
 */
export async function collectResults(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  store: ResultStore,
  options: CollectOptions,
  listener: Listener,
): Promise<Collected> {
  const found = new Map<string, Result>();
  const stale: StaleCell[] = [];
  let setAside = 0;
  for (const cell of cells) {
    const stored = await store.read(cell);
    if (stored.state === 'damaged') {
      setAside++;
      const kept = await store.setAside(stored.file);
      listener.onNotice(`${stored.file}: ${stored.problem}. Kept as ${kept}; the cell is trained again.`);
    }
    if (stored.state === 'absent' || stored.state === 'damaged' || options.fresh) continue;
    if (stored.state === 'stale') stale.push({ cell, reason: stored.reason });
    const isUsable = stored.state === 'present' || options.keepStale;
    if (isUsable && stored.result.outcome.state !== 'failed') found.set(cell.key, stored.result);
  }
  const notice = staleNotice(stale, options.keepStale ? keptFate : againFate);
  if (notice !== undefined) listener.onNotice(notice);
  const stored = found.size;
  const missing = cells.filter((cell) => !found.has(cell.key));
  if (options.fresh) {
    for (const cell of missing)
      await new CheckpointStore(options.checkpoints, store.trainerOf(cell)).remove(cell.key);
  }
  const onSuite = (suite: string): void => {
    const own = cells.filter((cell) => cell.suite === suite);
    listener.onSuite?.(
      suite,
      own.flatMap((cell) => found.get(cell.key) ?? []),
    );
  };
  await trainMissing(missing, suites, store, options, { ...listener, onSuite }, found);
  const results = cells.flatMap((cell) => found.get(cell.key) ?? []);
  return {
    results,
    counts: countCells(cells.length, results, {
      ...{ trained: results.length - stored, setAside },
      ...{ stale: stale.length, areKept: options.keepStale },
    }),
  };
}

async function trainMissing(
  missing: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  store: ResultStore,
  options: CollectOptions,
  listener: Required<Omit<Listener, 'onSuite'>> & { readonly onSuite: (suite: string) => void },
  found: Map<string, Result>,
): Promise<void> {
  if (missing.length === 0) return;
  const costs = new Map(missing.map((cell) => [cell.key, costOf(cell, suites)]));
  const total = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
  const suiteOf = new Map(missing.map(({ key, suite }) => [key, suite]));
  const partial = new Map<string, number>();
  const left = new Map<string, number>();
  for (const { suite } of missing) left.set(suite, (left.get(suite) ?? 0) + 1);
  let cost = 0;
  const tell = (): void => {
    const running = [...partial].reduce((sum, [key, fraction]) => sum + fraction * (costs.get(key) ?? 0), 0);
    const inTraining = [...new Set([...partial.keys()].map((key) => suiteOf.get(key)!))].sort();
    listener.onProgress({ suites: inTraining, fraction: (cost + running) / total });
  };
  const keep = async (trainedResult: Result): Promise<void> => {
    const result = store.stamped(trainedResult);
    const { cell, outcome } = result;
    await store.write(result);
    found.set(cell.key, result);
    partial.delete(cell.key);
    cost += costs.get(cell.key) ?? 0;
    if (outcome.state !== 'completed') listener.onNotice(`${cell.id} ${outcome.state}: ${outcome.reason}`);
    tell();
    const others = left.get(cell.suite)! - 1;
    left.set(cell.suite, others);
    if (others === 0) listener.onSuite(cell.suite);
  };
  const planned = planGroups(missing, suites, options.groups);
  const workersOf = new Map(
    planned.flatMap(({ group, jobs }) => {
      const workers = Math.min(group.environments.length, jobs.length);
      return jobs.flatMap(({ cells }) => cells.map(({ key }) => [key, workers] as const));
    }),
  );
  const trainerOf = (cell: Cell): string => store.trainerOf(cell);
  const patience = (together: readonly Cell[]) => ({
    silent: Math.max(
      shortestSilence,
      costMargin * together.reduce((sum, cell) => sum + costOf(cell, suites), 0),
    ),
  });
  await runOnWorkers(
    planned,
    { ...options, trainerOf, patience },
    {
      onResult: (result) => {
        const workers = workersOf.get(result.cell.key);
        const { commit } = options;
        const cost: Result['cost'] = {
          ...result.cost,
          ...(workers === undefined ? {} : { workers }),
          trainedAt: new Date().toISOString(),
          ...(commit === undefined ? {} : { commit }),
        };
        return keep({ ...result, cost });
      },
      onProgress: (key, fraction) => {
        partial.set(key, fraction);
        tell();
      },
      onLost: (cell, reason) => keep(makeResult(cell, lostRecord(cell), 0, 0, { state: 'failed', reason })),
    },
  );
}

/** What is known of the engine when the process that had it is gone. */
function lostRecord(cell: Cell): Result['engine'] {
  return { id: 'unknown', numerics: cell.numerics, device: 'unknown', versions: {}, flags: {} };
}
