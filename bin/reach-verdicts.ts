import { existsSync } from 'node:fs';
import { baselinePath } from '../core/judge/baseline-file.ts';
import { judge } from '../core/judge/judge.ts';
import { paperValue, type PaperFiles } from '../core/judge/paper-value.ts';
import { readBaseline } from '../core/judge/read-baseline.ts';
import { loadClaims } from '../core/run/registry.ts';
import { CellSet } from '../schemas/cell-set.ts';
import type { Baseline } from '../schemas/baseline.d.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Verdict } from '../schemas/verdict.d.ts';
import { root } from './project.ts';
import type { Selection } from './selection.ts';

/**
 * Every claim of the selected suites held against results and accepted baselines.
 *
 * @param baselines `required`: a missing or stale baseline is an error (exit 2); `optional`: claims without
 *   one are `new`, and a stale one is told to `onStale`
 */
export async function reachVerdicts(
  selection: Selection,
  results: readonly Result[],
  paper: PaperFiles,
  baselines: 'required' | 'optional',
  onStale: (message: string) => void = () => undefined,
): Promise<Verdict[]> {
  const { profile, engine } = selection;
  const verdicts: Verdict[] = [];
  for (const [suite, { version }] of selection.suites) {
    const claims = await loadClaims(suite);
    const cells = new CellSet(results.filter(({ cell }) => cell.suite === suite));
    const accepted = ((): Baseline | undefined => {
      const key = { suite, profile, engine };
      if (baselines === 'optional' && !existsSync(baselinePath(root, key))) return undefined;
      try {
        return readBaseline(root, { ...key, suiteVersion: version }, claims);
      } catch (error) {
        if (baselines === 'required') throw error;
        onStale((error as Error).message);
        return undefined;
      }
    })();
    for (const claim of claims) {
      const quoted = claim.paper === undefined ? null : paperValue(claim.paper, paper);
      verdicts.push(judge(claim, claim.evidence(cells), accepted?.claims[claim.id], quoted, profile));
    }
  }
  return verdicts;
}
