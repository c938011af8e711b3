import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';
import { meanText, of, type Kind, type Network } from './networks.ts';

type FilterClaim = ClaimOn<CnnExperiments, 'filters'>;

/** Share of pairs, a filter and channel of either network, in which the one's is smoother; equal ones count half. */
function smootherPairs(one: readonly number[], other: readonly number[]): number {
  const wins = one.reduce(
    (sum, mine) => sum + other.reduce((own, theirs) => own + (Math.sign(theirs - mine) + 1) / 2, 0),
    0,
  );
  return wins / (one.length * other.length);
}

function compared(
  lower: number,
  higher: number,
): Pick<FilterClaim, 'estimand' | 'cells' | 'value' | 'notes'> {
  const [low, high] = [lower, higher].map((alpha): Kind => ({ alpha, labels: 'real' }));
  const value = (networks: readonly Network[]): number =>
    smootherPairs(of(networks, high!).smoothnessOfEach, of(networks, low!).smoothnessOfEach);
  return {
    estimand:
      `share of pairs, a filter and channel at α = ${higher} and one at α = ${lower} of the same seed, in which the former ` +
      'is smoother by eq. 132 with centre 2',
    cells: { experiment: 'filters', where: { alpha: [lower, higher], labels: ['real'] } },
    value,
    notes: (seeds) => [`mean share over seeds: ${meanText(seeds, value)}; 0.5 is chance`],
  };
}

const shared = {
  suite: 'cnn',
  kind: 'control',
  unit: 'share of pairs',
  direction: 'above',
  // Half-way between chance and every pair.
  margin: 0.75,
  test: 'median',
  source: 'control of Fig. 11b, whose violins are of single filters',
  profiles: ['quick', 'paper'],
  by: 'seed',
  shrunk: { quick: 'a small network sees 7,680 images twice, the paper’s ResNet 50,000 images 24 times' },
} satisfies Partial<FilterClaim>;

/** Whether one network's filters tell its α, and not only a median over many. */
export const singleFilterClaims: readonly FilterClaim[] = [
  {
    ...shared,
    ...compared(1, 10),
    id: 'cnn/single-filters-are-smoother-upstream',
    statement:
      'Single filters of one network show it: a filter of an upstream network is mostly smoother than one of the standard network.',
    paper: 'cnn-read-off.json#/smootherPairsAt10Over1',
  },
  {
    ...shared,
    ...compared(0.1, 1),
    id: 'cnn/single-filters-are-rougher-downstream',
    statement:
      'Single filters of one network show it: a filter of a downstream network is mostly rougher than one of the standard network.',
    paper: 'cnn-read-off.json#/smootherPairsAt1Over0.1',
  },
];
