import type { Result } from '../../schemas/result.d.ts';
import type { CellCounts } from '../../schemas/run.d.ts';

/** What became of a run's cells, from the results that are there. */
export function countCells(
  total: number,
  results: readonly Result[],
  { trained, setAside }: Pick<CellCounts, 'trained' | 'setAside'> = { trained: 0, setAside: 0 },
): CellCounts {
  const inState = (state: string): number => results.filter(({ outcome }) => outcome.state === state).length;
  return {
    total,
    trained,
    stored: results.length - trained,
    diverged: inState('diverged'),
    failed: inState('failed'),
    setAside,
    missing: total - results.length,
  };
}
