import type { Result } from '../schemas/result.d.ts';
import type { CellCounts } from '../schemas/run.d.ts';

/** Counts of a command that trains nothing. */
export function storedCounts(total: number, results: readonly Result[]): CellCounts {
  const inState = (state: string): number => results.filter(({ outcome }) => outcome.state === state).length;
  return {
    total,
    trained: 0,
    stored: results.length,
    diverged: inState('diverged'),
    failed: inState('failed'),
    setAside: 0,
    missing: total - results.length,
  };
}
