import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import { mean } from '../../../core/judge/student-interval.ts';
import type { RhmExperiments } from '../../../schemas/rhm-experiments.ts';
import { evidenceBySeed, type Network, type SeedValue } from './by-seed.ts';

/** The middle of the sizes of the quick profile; of others, the nearest in log P. */
const wanted = 0.03;

/** The networks of the training fraction that is compared. */
function atFraction(networks: readonly Network[]): readonly Network[] {
  const off = ({ fraction }: Network): number => Math.abs(Math.log(fraction / wanted));
  const nearest = Math.min(...networks.map(off));
  return networks.filter((network) => off(network) === nearest);
}

function accuracyAt(networks: readonly Network[], alpha: number): number | undefined {
  return atFraction(networks).find((network) => network.alpha === alpha)?.testAccuracy;
}

function gain(networks: readonly Network[], lower: number, higher: number): SeedValue {
  const low = accuracyAt(networks, lower);
  const high = accuracyAt(networks, higher);
  return low === undefined || high === undefined ? undefined : { value: high - low };
}

function notesOn(lower: number, higher: number) {
  return (bySeed: ReadonlyMap<number, readonly Network[]>): string[] => {
    const all = [...bySeed.values()];
    const samples = all.flatMap(atFraction)[0]?.trainSamples;
    if (samples === undefined) return [];
    const accuracies = [lower, higher].map((alpha) => {
      const values = all.flatMap((networks) => accuracyAt(networks, alpha) ?? []);
      return `${mean(values).toFixed(3)} at α = ${alpha}`;
    });
    return [`mean test accuracy with P = ${samples}: ${accuracies.join(', ')}`];
  };
}

function better(lower: number, higher: number): Pick<DeclaredClaim<RhmExperiments>, 'estimand' | 'evidence'> {
  return {
    estimand: `test accuracy at α = ${higher} minus that at α = ${lower}, P = 3 % of all strings, by seed`,
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        [lower, higher],
        (networks) => gain(networks, lower, higher),
        notesOn(lower, higher),
      ),
  };
}

const shared = {
  suite: 'rhm',
  unit: 'accuracy',
  direction: 'above',
  margin: 0,
  test: 'mean-t',
  source: 'Fig. 6c',
  profiles: ['quick', 'paper'],
} satisfies Partial<DeclaredClaim<RhmExperiments>>;

/** How much each initialisation has learned from the same samples. */
export const accuracyClaims: readonly DeclaredClaim<RhmExperiments>[] = [
  {
    ...shared,
    ...better(1, 10),
    id: 'rhm/upstream-generalises-better',
    statement: 'From the same samples an upstream initialisation generalises better than the standard one.',
    paper: 'rhm-read-off.json#/accuracyAt10Minus1',
  },
  {
    ...shared,
    ...better(0.1, 1),
    id: 'rhm/downstream-generalises-worse',
    statement: 'From the same samples a downstream initialisation generalises worse than the standard one.',
    paper: 'rhm-read-off.json#/accuracyAt1Minus0.1',
  },
];
