import type { Evidence } from '../../../core/judge/evidence.ts';
import { mean } from '../../../core/judge/student-interval.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { CnnExperiments } from '../../../schemas/cnn-experiments.ts';
import type { FilterMeasurements } from '../../../schemas/cnn.d.ts';

/** Which networks of a seed a claim looks at. */
export interface Kind {
  readonly alpha: number;
  readonly labels: 'real' | 'shuffled';
}

/** A trained network's measurements by kind, for one seed. */
export type SeedNetworks = (kind: Kind) => FilterMeasurements;

function kindText({ alpha, labels }: Kind): string {
  return `α = ${alpha}, ${labels} labels`;
}

/**
 * Evidence with one value a seed, from seeds of which all concerned networks were run. A seed with one that diverged or
 * failed is excluded.
 *
 * @param kinds the networks that are compared
 * @param valueOf the seed's value
 * @param notesOf facts beside the estimate, from all seeds that count
 */
export function evidenceBySeed(
  cells: CellSet<CnnExperiments>,
  experiment: 'filters' | 'gratings',
  kinds: readonly Kind[],
  valueOf: (network: SeedNetworks) => number,
  notesOf: (seeds: readonly SeedNetworks[]) => readonly string[] = () => [],
): Evidence {
  const isConcerned = (parameters: Kind): boolean =>
    kinds.some(({ alpha, labels }) => parameters.alpha === alpha && parameters.labels === labels);
  const bySeed = new Map<number, Map<string, FilterMeasurements>>();
  for (const { parameters, measurements } of cells.completed(experiment)) {
    if (!isConcerned(parameters)) continue;
    const networks = bySeed.get(parameters.seed) ?? new Map<string, FilterMeasurements>();
    bySeed.set(parameters.seed, networks.set(kindText(parameters), measurements));
  }
  const excluded = cells
    .unfinished(experiment)
    .filter(({ parameters }) => isConcerned(parameters))
    .map(({ id, parameters, reason }) => {
      bySeed.delete(parameters.seed);
      return { label: String(parameters.seed), reason: `${id} ${reason}` };
    });
  const whole = [...bySeed].filter(([, networks]) => networks.size === kinds.length);
  const lookUps = whole.map(
    ([, networks]): SeedNetworks =>
      (kind) =>
        networks.get(kindText(kind))!,
  );
  const samples = whole.map(([seed], i) => ({ label: String(seed), value: valueOf(lookUps[i]!) }));
  return samples.length + excluded.length === 0
    ? { state: 'not-run', reason: `no seed has networks of ${kinds.map(kindText).join('; ')}` }
    : { state: 'measured', samples, excluded, notes: lookUps.length === 0 ? [] : notesOf(lookUps) };
}

/** The mean over seeds, as text. */
export function meanText(
  seeds: readonly SeedNetworks[],
  valueOf: (network: SeedNetworks) => number,
  digits = 3,
): string {
  return mean(seeds.map(valueOf)).toFixed(digits);
}
