import { nearestTo } from '../../../core/judge/conditions.ts';
import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { RhmExperiments } from '../../../schemas/rhm.d.ts';
import { fittedNote, ofAlpha, type Network } from './networks.ts';

type NetworkClaim = ClaimOn<RhmExperiments, 'network'>;

/** The middle of the sizes of the quick profile; of others, the nearest in log P. */
const fraction = nearestTo(0.03);

function accuracyAt(networks: readonly Network[], alpha: number): number {
  return ofAlpha(networks, alpha)[0]!.measurements.testAccuracy;
}

function better(
  lower: number,
  higher: number,
): Pick<NetworkClaim, 'estimand' | 'cells' | 'by' | 'value' | 'notes'> {
  return {
    estimand: `test accuracy at α = ${higher} minus that at α = ${lower}, P = 3 % of all strings, by seed`,
    cells: { experiment: 'network', where: { alpha: [lower, higher], fraction } },
    by: 'seed',
    value: (networks) => accuracyAt(networks, higher) - accuracyAt(networks, lower),
    notes: (seeds) => {
      const samples = seeds[0]![0]!.measurements.trainSamples;
      const accuracies = [lower, higher].map((alpha) => {
        const average = mean(seeds.map((networks) => accuracyAt(networks, alpha)));
        return `${average.toFixed(3)} at α = ${alpha}`;
      });
      return [`mean test accuracy with P = ${samples}: ${accuracies.join(', ')}`, fittedNote(seeds.flat())];
    },
  };
}

const shared = {
  suite: 'rhm',
  unit: 'accuracy',
  direction: 'above',
  margin: 0,
  test: 'median',
  source: 'Fig. 6c',
  profiles: ['quick', 'paper'],
} satisfies Partial<NetworkClaim>;

/** How much each initialisation has learned from the same samples. */
export const accuracyClaims: readonly NetworkClaim[] = [
  {
    ...shared,
    ...better(1, 10),
    id: 'rhm/upstream-generalises-better',
    kind: 'paper',
    statement: 'From the same samples an upstream initialisation generalises better than the standard one.',
    paper: 'rhm-read-off.json#/accuracyAt10Minus1',
  },
  {
    ...shared,
    ...better(0.1, 1),
    id: 'rhm/downstream-generalises-worse',
    kind: 'paper',
    statement: 'From the same samples a downstream initialisation generalises worse than the standard one.',
    paper: 'rhm-read-off.json#/accuracyAt1Minus0.1',
  },
];
