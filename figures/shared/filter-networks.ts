import type { CellSet, CompletedCell } from '../../schemas/cell-set.ts';
import type { FilterMeasurements, FilterParameters, CnnExperiments } from '../../schemas/cnn.d.ts';

/** A trained network of either experiment. */
export type Network = CompletedCell<FilterParameters, FilterMeasurements>;

/** What figures show: networks on CIFAR-10 where there are any, else those of the positive control. */
export interface FilterNetworks {
  readonly networks: readonly Network[];
  /** What they were trained on, for people. */
  readonly images: string;
  /** How many cells diverged or failed and are missing. */
  readonly lost: number;
}

/** The stored networks that figures show. */
export function filterNetworks(cells: CellSet<CnnExperiments>): FilterNetworks {
  const filters = cells.completed('filters');
  return filters.length > 0
    ? { networks: filters, images: 'CIFAR-10', lost: cells.unfinished('filters').length }
    : {
        networks: cells.completed('gratings'),
        images: 'Made images of gratings',
        lost: cells.unfinished('gratings').length,
      };
}

/** Networks of one seed that kept pictures of their filters: real labels by rising α, then the controls. */
export function shownNetworks(
  cells: CellSet<CnnExperiments>,
): Omit<FilterNetworks, 'lost'> & { readonly seed: number } {
  const { networks, images } = filterNetworks(cells);
  const shown = networks.filter(({ measurements }) => measurements.shown.count > 0);
  const seed = Math.min(...shown.map(({ parameters }) => parameters.seed));
  const ofSeed = shown.filter(({ parameters }) => parameters.seed === seed);
  const order = ({ parameters: { alpha, labels } }: Network): number =>
    Math.log10(alpha) + (labels === 'real' ? 0 : 100);
  return { networks: ofSeed.sort((one, other) => order(one) - order(other)), images, seed };
}
