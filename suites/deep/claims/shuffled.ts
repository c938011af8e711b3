import { containing } from '../../../core/judge/conditions.ts';
import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { DeepExperiments, DistanceRow } from '../../../schemas/deep.d.ts';
import { matchedRow, type MatchedQuantity } from './matched.ts';

type LabelClaim = ClaimOn<DeepExperiments, 'network' | 'shuffled-labels'>;
type ShuffledClaim = ClaimOn<DeepExperiments, 'shuffled-labels'>;
type Network = CellOf<DeepExperiments, 'network' | 'shuffled-labels'>;

/** Steps of one epoch of `network`. */
const epoch = 64;
const alphas = [0.1, 1, 10];

function kernelAfterEpoch(
  networks: readonly Network[],
  experiment: Network['experiment'],
  alpha: number,
): number {
  const found = networks.find((one) => one.experiment === experiment && one.parameters.alpha === alpha)!;
  return found.measurements.rows.find(({ step }) => step === epoch)!.kernelDistance;
}

function shuffledOverReal(networks: readonly Network[], alpha: number): number {
  const [shuffled, real] = (['shuffled-labels', 'network'] as const).map((experiment) =>
    kernelAfterEpoch(networks, experiment, alpha),
  );
  return Math.log(shuffled! / real!);
}

const earlyMotion: LabelClaim = {
  id: 'deep/early-motion-needs-labels',
  kind: 'control',
  suite: 'deep',
  statement:
    'The early motion of the kernel is one of learning: with shuffled labels it moves less within an epoch, whatever α.',
  estimand:
    'ln of the kernel distance with shuffled labels over that with real ones, after one epoch (64 steps), the largest over α = 0.1, 1 and 10, by seed',
  unit: 'nats',
  direction: 'below',
  margin: 0,
  test: 'median',
  looks: { quick: [6, 8] },
  source: 'control of Fig. 6a; not in the paper',
  profiles: ['quick', 'paper'],
  cells: [
    { experiment: 'network', where: { alpha: alphas, steps: containing(epoch) } },
    { experiment: 'shuffled-labels', where: { alpha: alphas, trainImages: [4096] } },
  ],
  by: 'seed',
  value: (networks) => Math.max(...alphas.map((alpha) => shuffledOverReal(networks, alpha))),
  notes: (seeds) =>
    alphas.map((alpha) => {
      const [real, shuffled] = (['network', 'shuffled-labels'] as const).map((experiment) =>
        mean(seeds.map((networks) => kernelAfterEpoch(networks, experiment, alpha))).toPrecision(3),
      );
      return `α = ${alpha}: mean kernel distance ${real} with real labels, ${shuffled} with shuffled ones`;
    }),
};

/** ln of a quantity at one α over that at another, where labels without a meaning are half known by heart. */
function byHeart(
  higher: number,
  lower: number,
  of: (row: DistanceRow) => number,
): Pick<ShuffledClaim, 'value'> {
  return {
    value: (networks) => {
      const [high, low] = [higher, lower].map((alpha) =>
        matchedRow(networks.find(({ parameters }) => parameters.alpha === alpha)!),
      );
      return high === undefined || low === undefined
        ? { unusable: 'the matched training loss was not reached' }
        : Math.log(of(high) / of(low));
    },
  };
}

const kernel: MatchedQuantity = ({ kernelDistance }) => kernelDistance;

function atHeart(
  higher: number,
  lower: number,
): Pick<ShuffledClaim, 'estimand' | 'cells' | 'by' | 'value' | 'notes'> {
  return {
    estimand: `ln of the kernel distance at α = ${higher} over that at α = ${lower}, 256 images with shuffled labels, at a training loss of 1.5, by seed`,
    cells: { experiment: 'shuffled-labels', where: { alpha: [lower, higher], trainImages: [256] } },
    by: 'seed',
    ...byHeart(higher, lower, kernel),
    notes: (seeds) =>
      [lower, higher].map((alpha) => {
        const rows = seeds.map((networks) =>
          matchedRow(networks.find(({ parameters }) => parameters.alpha === alpha)!),
        );
        const told = (of: MatchedQuantity): string => mean(rows.map((row) => of(row!))).toPrecision(3);
        return (
          `α = ${alpha}: mean step ${told(({ step }) => step)}, kernel distance ${told(kernel)}, Hamming distance ` +
          `${told(({ hammingDistance }) => hammingDistance)}, test accuracy ${told(({ testAccuracy }) => testAccuracy)}`
        );
      }),
  };
}

const byHeartShared = {
  suite: 'deep',
  kind: 'control',
  unit: 'nats',
  direction: 'above',
  margin: 0,
  test: 'median',
  source: 'control of Fig. 6a; not in the paper',
  profiles: ['paper'],
} satisfies Partial<ShuffledClaim>;

/**
 * What of the kernel's motion is learning, and what the initialisation's. Declared after a pilot of one seed that is none
 * of the profiles' (README.md, Changes).
 */
export const shuffledClaims: readonly (LabelClaim | ShuffledClaim)[] = [
  earlyMotion,
  {
    ...byHeartShared,
    ...atHeart(10, 1),
    id: 'deep/upstream-amplifies-without-meaning',
    statement:
      'That an upstream kernel moves further than the standard one at equal training loss needs no labels with a meaning.',
  },
  {
    ...byHeartShared,
    ...atHeart(1, 0.1),
    id: 'deep/downstream-damps-without-meaning',
    statement:
      'That a downstream kernel moves less than the standard one at equal training loss needs no labels with a meaning.',
  },
];
