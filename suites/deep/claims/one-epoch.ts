import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { containing } from '../../../core/judge/conditions.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { DeepExperiments, DistanceRow } from '../../../schemas/deep.d.ts';
import type { Network, NetworkClaim } from './matched.ts';

/** Steps of one epoch: 4,096 images in batches of 64. */
const epoch = 64;

function rowOf(networks: readonly Network[], alpha: number): DistanceRow {
  const network = networks.find(({ parameters }) => parameters.alpha === alpha)!;
  return network.measurements.rows.find(({ step }) => step === epoch)!;
}

function growth(
  higher: number,
  lower: number,
): Pick<ClaimOn<DeepExperiments, 'network'>, 'estimand' | 'cells' | 'by' | 'value' | 'notes'> {
  return {
    estimand: `ln of the kernel distance at α = ${higher} over that at α = ${lower}, after one epoch (64 steps), by seed`,
    cells: { experiment: 'network', where: { alpha: [lower, higher], steps: containing(epoch) } },
    by: 'seed',
    value: (networks) =>
      Math.log(rowOf(networks, higher).kernelDistance / rowOf(networks, lower).kernelDistance),
    notes: (seeds) =>
      [lower, higher].map((alpha) => {
        const rows = seeds.map((networks) => rowOf(networks, alpha));
        const [kernel, loss] = [
          mean(rows.map(({ kernelDistance }) => kernelDistance)),
          mean(rows.map(({ trainLoss }) => trainLoss)),
        ];
        return `α = ${alpha} after one epoch: mean kernel distance ${kernel.toPrecision(3)} at a training loss of ${loss.toPrecision(3)}`;
      }),
  };
}

const shared = {
  suite: 'deep',
  kind: 'paper',
  unit: 'nats',
  direction: 'above',
  margin: 0,
  test: 'median',
  looks: { quick: [6, 8] },
  source: 'Fig. 6a, first epoch',
  profiles: ['quick', 'paper'],
  shrunk: {
    quick:
      'an epoch is 64 steps at a learning rate of 0.01, at which the loss at α = 1 has hardly fallen; the paper’s training set, learning rate and batches are not published',
    paper:
      'an epoch is 64 steps at a learning rate of 0.01, at which the loss at α = 1 has hardly fallen; the paper’s training set, learning rate and batches are not published',
  },
} satisfies Partial<NetworkClaim>;

/** What the figure compares: α at equal epochs, early. */
export const oneEpochClaims: readonly NetworkClaim[] = [
  {
    ...shared,
    ...growth(10, 1),
    id: 'deep/upstream-amplifies-within-an-epoch',
    statement:
      'After one epoch an upstream initialisation has moved the tangent kernel further than the standard one.',
    paper: 'deep.json#/firstEpochKernel10Over1',
  },
  {
    ...shared,
    ...growth(1, 0.1),
    id: 'deep/downstream-damps-within-an-epoch',
    statement:
      'After one epoch a downstream initialisation has moved the tangent kernel less than the standard one, whose kernel moves early.',
    paper: 'deep.json#/firstEpochKernel1Over0.1',
  },
];
