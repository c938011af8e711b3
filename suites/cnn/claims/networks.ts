import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { FilterMeasurements, CnnExperiments } from '../../../schemas/cnn.d.ts';

/** A trained network on CIFAR-10 or on gratings. */
export type Network = CellOf<CnnExperiments, 'filters' | 'gratings'>;

/** Which networks of a seed a claim looks at. */
export interface Kind {
  readonly alpha: number;
  readonly labels: 'real' | 'shuffled';
}

/** The measurements of one kind's network, of a replicate that has one by its declaration. */
export function of(networks: readonly Network[], { alpha, labels }: Kind): FilterMeasurements {
  const found = networks.find(({ parameters }) => parameters.alpha === alpha && parameters.labels === labels);
  return found!.measurements;
}

/** The mean over seeds, as text. */
export function meanText(
  seeds: readonly (readonly Network[])[],
  valueOf: (networks: readonly Network[]) => number,
  digits = 3,
): string {
  return mean(seeds.map(valueOf)).toFixed(digits);
}
