import type { Result } from '../../schemas/result.d.ts';
import type { CellCounts } from '../../schemas/run.d.ts';

/** What happened on the way to the results. */
type Before = Pick<CellCounts, 'trained' | 'setAside'> & {
  /** Results found that other code trained. */
  readonly stale?: number;
  /** They are among the results. */
  readonly areKept?: boolean;
};

/** What became of a run's cells, from the results that are there. */
export function countCells(
  total: number,
  results: readonly Result[],
  { trained, setAside, stale = 0, areKept = false }: Before = { trained: 0, setAside: 0 },
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
    ...(stale === 0 ? {} : areKept ? { keptStale: stale } : { stale }),
  };
}
