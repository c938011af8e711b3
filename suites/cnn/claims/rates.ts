import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { groupBy } from '../../../core/statistics/group-by.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';
import { normalised, worstReading } from './normalised.ts';

type RatesClaim = ClaimOn<CnnExperiments, 'rates'>;
type Network = CellOf<CnnExperiments, 'rates'>;

/** The network of an α at the learning rate at which it classifies best; of equals the first in the profile's order. */
function best(networks: readonly Network[], alpha: number): Network {
  const own = networks.filter(({ parameters }) => parameters.alpha === alpha);
  return own.reduce((leader, one) =>
    one.measurements.testAccuracy > leader.measurements.testAccuracy ? one : leader,
  );
}

/** Mean accuracy and smoothness at each learning rate of an α. */
function row(networks: readonly Network[], alpha: number): string {
  const own = networks.filter(({ parameters }) => parameters.alpha === alpha);
  const told = [...groupBy(own, ({ parameters }) => parameters.peakLearningRate)].map(([rate, all]) => {
    const accuracy = mean(all.map(({ measurements }) => measurements.testAccuracy));
    const smoothness = mean(all.map(({ measurements }) => normalised(measurements, 'asPrinted')));
    return `${accuracy.toFixed(3)} and ${smoothness.toFixed(3)} at ${rate}`;
  });
  return `α = ${alpha}, mean test accuracy and smoothness over white noise (centre 2) by peak learning rate: ${told.join(', ')}`;
}

function falls(
  lower: number,
  higher: number,
): Pick<RatesClaim, 'estimand' | 'cells' | 'by' | 'value' | 'notes'> {
  return {
    estimand:
      `median over filters and channels of eq. 132, over its mean for white noise, at α = ${higher} minus that at ` +
      `α = ${lower}, each at the peak learning rate of 0.025, 0.1 and 0.4 with its best test accuracy, by seed, the larger ` +
      'of the readings with centre 2 and centre 3',
    cells: { experiment: 'rates', where: { alpha: [lower, higher] } },
    by: 'seed',
    value: (networks) => {
      const [high, low] = [higher, lower].map((alpha) => best(networks, alpha).measurements);
      return worstReading((reading) => normalised(high!, reading) - normalised(low!, reading));
    },
    notes: (seeds) => [lower, higher].map((alpha) => row(seeds.flat(), alpha)),
  };
}

const shared = {
  suite: 'cnn',
  kind: 'control',
  unit: 'shares of white noise',
  direction: 'below',
  // That of the claims at one learning rate.
  margin: -0.05,
  test: 'median',
  source: 'control of Figs. 6b and 11b: the rate tuned by α',
  profiles: ['paper'],
  shrunk: { paper: 'the network and images of profile quick' },
} satisfies Partial<RatesClaim>;

/**
 * Whether smoothness follows α because one learning rate is not as good for each: α acts as a rate of the first layer
 * α² times as large. Declared before any of their cells was run.
 */
export const ratesClaims: readonly RatesClaim[] = [
  {
    ...shared,
    ...falls(1, 10),
    id: 'cnn/upstream-smoother-at-its-best-rate',
    statement:
      'With the learning rate chosen for each α, an upstream initialisation still gives smoother filters than the standard one.',
  },
  {
    ...shared,
    ...falls(0.1, 1),
    id: 'cnn/downstream-rougher-at-its-best-rate',
    statement:
      'With the learning rate chosen for each α, a downstream initialisation still leaves rougher filters than the standard one.',
  },
];
