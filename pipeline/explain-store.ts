import type { ResultStore } from '../core/run/result-store.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import type { Cell } from '../schemas/cell.d.ts';

/** What a run would do about a cell, and why. */
interface Fate {
  readonly cell: Cell;
  readonly isTrained: boolean;
  /** `reused`, `missing`, `stale: the code of relu has changed since it was trained`. */
  readonly why: string;
}

/** What a run would reuse and train, said in lines, one for each experiment and reason. */
export interface StoreExplanation {
  readonly lines: readonly string[];
  readonly toTrain: readonly Cell[];
  /** Each cell by its id. */
  readonly cells: readonly ExplainedCell[];
}

/** A cell's fate, for programs. */
interface ExplainedCell {
  readonly id: string;
  readonly isTrained: boolean;
  readonly why: string;
}

async function fateOf(cell: Cell, store: ResultStore, { fresh, keepStale }: ExplainOptions): Promise<Fate> {
  const stored = await store.read(cell);
  const trained = (why: string): Fate => ({ cell, isTrained: true, why });
  switch (stored.state) {
    case 'absent':
      return trained('missing');
    case 'damaged':
      return trained(`damaged: ${stored.problem}`);
    case 'stale':
      if (!keepStale) return trained(`stale: ${stored.reason}`);
      break;
    case 'present':
  }
  if (fresh) return trained('stored, and --fresh trains them again');
  if (stored.result.outcome.state === 'failed') return trained('failed before');
  return { cell, isTrained: false, why: stored.state === 'stale' ? 'reused, though stale' : 'reused' };
}

interface ExplainOptions {
  readonly fresh: boolean;
  readonly keepStale: boolean;
}

/** What is stored of each cell, and what a run would do about it; trains and mends nothing. */
export async function explainStore(
  cells: readonly Cell[],
  store: ResultStore,
  options: ExplainOptions,
): Promise<StoreExplanation> {
  const fates: Fate[] = [];
  for (const cell of cells) fates.push(await fateOf(cell, store, options));
  const groups = groupBy(fates, ({ cell, why }) => `${cell.suite}/${cell.experiment}: ${why}`);
  const toTrain = fates.flatMap(({ cell, isTrained }) => (isTrained ? [cell] : []));
  return {
    lines: [
      `${cells.length - toTrain.length} cells are stored, ${toTrain.length} would be trained`,
      ...[...groups].map(([name, own]) => {
        const [experiment, why] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 2)];
        return `  ${experiment}: ${own.length} ${why}`;
      }),
    ],
    toTrain,
    cells: fates.map(({ cell, isTrained, why }) => ({ id: cell.id, isTrained, why })),
  };
}
