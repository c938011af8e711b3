import type { Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { GrokkingExperiments } from '../../../schemas/grokking-experiments.ts';
import { runsOf, type Run, type Setting } from './runs.ts';

/** What the runs of one seed say: a value, or why there is none. */
export type SeedValue = number | { readonly excluded: string };

/**
 * Evidence with one value a seed, from its runs of several settings. Seeds of which a run was not made are no
 * replicates; seeds of which one diverged or failed are excluded.
 *
 * @param value from one run a setting, in the order of the settings
 * @param notes facts beside the estimate
 */
export function evidenceBySeed(
  cells: CellSet<GrokkingExperiments>,
  settings: readonly Setting[],
  value: (runs: readonly Run[]) => SeedValue,
  notes: readonly string[] = [],
): Evidence {
  const found = settings.map((setting) => runsOf(cells, setting));
  const seeds = new Set(
    found.flatMap(({ completed, unfinished }) => [...completed.keys(), ...unfinished.keys()]),
  );
  const samples: { label: string; value: number }[] = [];
  const excluded: { label: string; reason: string }[] = [];
  for (const seed of [...seeds].sort((one, other) => one - other)) {
    const label = String(seed);
    const lost = found.flatMap(({ unfinished }) => unfinished.get(seed) ?? []);
    const runs = found.flatMap(({ completed }) => completed.get(seed) ?? []);
    if (runs.length + lost.length < settings.length) continue;
    const result: SeedValue = lost.length > 0 ? { excluded: lost.join('; ') } : value(runs);
    if (typeof result === 'number') samples.push({ label, value: result });
    else excluded.push({ label, reason: result.excluded });
  }
  return samples.length + excluded.length === 0
    ? { state: 'not-run', reason: 'no seed has a stored run of each setting that is compared' }
    : { state: 'measured', samples, excluded, notes: [...notes] };
}
