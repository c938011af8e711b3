import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { groupBy } from '../../../core/statistics/group-by.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { DeepExperiments } from '../../../schemas/deep.d.ts';
import { matchedRow } from './matched.ts';

type RatesClaim = ClaimOn<DeepExperiments, 'rates'>;
type Network = CellOf<DeepExperiments, 'rates'>;

/** Kernel distances at the matched loss, at each learning rate; undefined where it was not reached. */
function kernels(networks: readonly Network[], alpha: number): (number | undefined)[] {
  return networks
    .filter(({ parameters }) => parameters.alpha === alpha)
    .map((network) => matchedRow(network)?.kernelDistance);
}

function atAnyRates(
  higher: number,
  lower: number,
): Pick<RatesClaim, 'estimand' | 'cells' | 'by' | 'value' | 'notes'> {
  return {
    estimand:
      `ln of the smallest kernel distance at α = ${higher} over the largest at α = ${lower}, over learning rates of 0.005, ` +
      '0.01 and 0.02 at either, at a training loss of 0.5, by seed',
    cells: { experiment: 'rates', where: { alpha: [lower, higher] } },
    by: 'seed',
    value: (networks) => {
      const [high, low] = [kernels(networks, higher), kernels(networks, lower)];
      return [...high, ...low].includes(undefined)
        ? { unusable: 'the matched training loss was not reached at some rate' }
        : Math.log(Math.min(...(high as number[])) / Math.max(...(low as number[])));
    },
    notes: (seeds) =>
      [lower, higher].map((alpha) => {
        const own = seeds.flat().filter(({ parameters }) => parameters.alpha === alpha);
        const told = [...groupBy(own, ({ parameters }) => parameters.learningRate)].map(
          ([rate, all]) =>
            `${mean(all.map((one) => matchedRow(one)!.kernelDistance)).toPrecision(3)} at ${rate}`,
        );
        return `α = ${alpha}, mean kernel distance at the matched loss by learning rate: ${told.join(', ')}`;
      }),
  };
}

const shared = {
  suite: 'deep',
  kind: 'control',
  unit: 'nats',
  direction: 'above',
  margin: 0,
  test: 'median',
  source: 'control of Fig. 6a: any choice of learning rates by α',
  profiles: ['paper'],
} satisfies Partial<RatesClaim>;

/** Whether the order of the kernels is one of the learning rate. Declared before any of their cells was run. */
export const ratesClaims: readonly RatesClaim[] = [
  {
    ...shared,
    ...atAnyRates(10, 1),
    id: 'deep/upstream-amplifies-at-any-rate',
    statement:
      'However the learning rate is chosen for each α, within a factor of four, an upstream kernel moves further than the standard one at equal training loss.',
  },
  {
    ...shared,
    ...atAnyRates(1, 0.1),
    id: 'deep/downstream-damps-at-any-rate',
    statement:
      'However the learning rate is chosen for each α, within a factor of four, a downstream kernel moves less than the standard one at equal training loss.',
  },
];
