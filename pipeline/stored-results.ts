import { countCells } from '../core/run/count-cells.ts';
import { readResults } from '../core/run/read-results.ts';
import { staleNotice } from '../core/run/stale-notice.ts';
import type { Result } from '../schemas/result.d.ts';
import type { CellCounts } from '../schemas/run.d.ts';
import { trainCommand, type Selection } from './selection.ts';

/**
 * What is stored of a selection, for commands that train nothing. Results that other code trained count as missing,
 * unless --keep-stale takes them; stderr says which they are.
 * @throws Fail (exit 2) for a damaged file
 */
export async function storedResults(
  selection: Selection,
): Promise<{ readonly results: readonly Result[]; readonly counts: CellCounts }> {
  const { cells, store, keepStale } = selection;
  const { results, stale } = await readResults(cells, store, keepStale);
  const fate = keepStale
    ? 'taken all the same, as --keep-stale says'
    : `they count as missing. Train them again with "${trainCommand(selection)}", or take them with --keep-stale`;
  const notice = staleNotice(stale, fate);
  if (notice !== undefined) console.error(`note: ${notice}.`);
  const before = { trained: 0, setAside: 0, stale: stale.length, areKept: keepStale };
  return { results, counts: countCells(cells.length, results, before) };
}
