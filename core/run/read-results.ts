import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { Fail } from '../fail.ts';
import type { ResultStore } from './result-store.ts';

/** A cell whose stored result other code trained, and why that is known. */
export interface StaleCell {
  readonly cell: Cell;
  readonly reason: string;
}

export interface StoredResults {
  /** In the order of the cells; those that are stale only where they are kept. */
  readonly results: readonly Result[];
  readonly stale: readonly StaleCell[];
}

/**
 * The stored results of the cells, in their order, without training or mending anything. Cells that were never
 * trained are left out, and so are those that other code trained.
 *
 * @param keepStale take what other code trained all the same
 * @throws Fail (exit 2) for a damaged file
 */
export async function readResults(
  cells: readonly Cell[],
  store: ResultStore,
  keepStale = false,
): Promise<StoredResults> {
  const results: Result[] = [];
  const stale: StaleCell[] = [];
  for (const cell of cells) {
    const stored = await store.read(cell);
    if (stored.state === 'damaged') {
      throw new Fail({
        where: stored.file,
        found: stored.problem,
        expected: 'a stored result',
        next: 'Run "npm run reproduce": it sets the file aside and trains the cell again.',
        situation: 'damaged result',
      });
    }
    if (stored.state === 'stale') stale.push({ cell, reason: stored.reason });
    if (stored.state === 'present' || (stored.state === 'stale' && keepStale)) results.push(stored.result);
  }
  return { results, stale };
}
