import { existsSync } from 'node:fs';
import path from 'node:path';
import { declaredCells } from '../core/judge/declared-cells.ts';
import { loadClaims } from '../core/run/registry.ts';
import { readResults } from '../core/run/read-results.ts';
import { trainingSeconds } from '../core/run/training-seconds.ts';
import type { EngineRecord } from '../schemas/device.d.ts';
import type { Result } from '../schemas/result.d.ts';
import type { ClaimCost } from '../schemas/timing.d.ts';
import { cellsOfSuite } from './cells-of-suite.ts';
import { selectStored } from './selection.ts';

/** Trained by this engine, its versions and its device; or in plain JavaScript, which every engine shares. */
function isFrom(record: EngineRecord, { engine }: Result): boolean {
  if (engine.id === 'javascript') return true;
  const key = ({ id, device, versions, flags }: EngineRecord): string =>
    JSON.stringify([id, device, Object.entries(versions).sort(), Object.entries(flags).sort()]);
  return key(engine) === key(record);
}

/**
 * What each claim of the reproduction in a folder cost: the wall time of the cells that it needs. Empty
 * where the last run there used another engine, or was not trained by this one, or is not whole.
 */
export async function claimCosts(out: string, record: EngineRecord): Promise<ClaimCost[]> {
  if (!existsSync(path.join(out, 'run.json'))) return [];
  const selection = await selectStored([], { out });
  if (selection.engine !== record.id) return [];
  const { results } = await readResults(selection.cells, selection.store);
  if (results.length < selection.cells.length || !results.every((result) => isFrom(record, result)))
    return [];
  const costs: ClaimCost[] = [];
  for (const [suite, { version }] of selection.suites) {
    const expected = cellsOfSuite(selection.expected, suite);
    for (const claim of await loadClaims(suite)) {
      const needed = new Set(declaredCells(claim, expected).map(({ key }) => key));
      const read = results.filter(({ cell }) => needed.has(cell.key));
      // With `--where` a claim may lack cells: what is there is not what it costs.
      if (!claim.profiles.includes(selection.profile) || read.length < needed.size) continue;
      costs.push({
        ...{ id: claim.id, suite, suiteVersion: version, profile: selection.profile, cells: read.length },
        seconds: read.reduce((sum, result) => sum + trainingSeconds(result), 0),
      });
    }
  }
  return costs;
}
