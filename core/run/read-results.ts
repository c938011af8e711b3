import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { Fail } from '../fail.ts';
import type { ResultStore } from './result-store.ts';

/**
 * The stored results of the cells, in their order, without training or mending anything. Cells that were never
 * trained are left out.
 * @throws Fail (exit 2) for a damaged file
 */
export async function readResults(cells: readonly Cell[], store: ResultStore): Promise<Result[]> {
  const results: Result[] = [];
  for (const cell of cells) {
    const stored = await store.read(cell);
    if (stored.state === 'damaged') {
      throw new Fail({
        where: stored.file,
        found: stored.problem,
        expected: 'a stored result',
        next: 'Run "npm run reproduce": it sets the file aside and trains the cell again.',
      });
    }
    if (stored.state === 'present') results.push(stored.result);
  }
  return results;
}
