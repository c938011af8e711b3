import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';
import { meanText, of, type Kind, type Network } from './networks.ts';
import { normalised, worstReading, type Reading } from './normalised.ts';

type FilterClaim = ClaimOn<CnnExperiments, 'filters'>;

function real(alpha: number): Kind {
  return { alpha, labels: 'real' };
}

/** How much rougher the filters of one kind are than those of another, in the worse of the two readings. */
function rougher(networks: readonly Network[], one: Kind, other: Kind): number {
  return worstReading(
    (reading) => normalised(of(networks, one), reading) - normalised(of(networks, other), reading),
  );
}

function medians(seeds: readonly (readonly Network[])[], kinds: readonly Kind[]): string {
  const inReading = (reading: Reading): string =>
    kinds
      .map((kind) => {
        const value = meanText(seeds, (networks) => normalised(of(networks, kind), reading));
        return `${value} at α = ${kind.alpha}${kind.labels === 'real' ? '' : ', shuffled labels'}`;
      })
      .join(', ');
  return `over white noise, with centre 2: ${inReading('asPrinted')}; with centre 3: ${inReading('zeroSum')}`;
}

function falls(lower: number, higher: number): Pick<FilterClaim, 'estimand' | 'cells' | 'value' | 'notes'> {
  return {
    estimand:
      `median over filters and channels of eq. 132, over its mean for white noise, at α = ${higher} minus that at ` +
      `α = ${lower}, by seed, the larger of the readings with centre 2 and centre 3`,
    cells: { experiment: 'filters', where: { alpha: [lower, higher], labels: ['real'] } },
    value: (networks) => rougher(networks, real(higher), real(lower)),
    notes: (seeds) => [medians(seeds, [real(lower), real(higher)])],
  };
}

const shared = {
  suite: 'cnn',
  unit: 'shares of white noise',
  direction: 'below',
  test: 'median',
  profiles: ['quick', 'paper'],
  by: 'seed',
  shrunk: { quick: 'a small network sees 7,680 images twice, the paper’s ResNet 50,000 images 24 times' },
} satisfies Partial<FilterClaim>;

const upstream: Kind = real(10);
const control: Kind = { alpha: 10, labels: 'shuffled' };

/** How smooth filters become. The margin of 0.05 is half of the paper's smaller difference, 0.11 from α = 1 to 10. */
export const smoothnessClaims: readonly FilterClaim[] = [
  {
    ...shared,
    ...falls(0.1, 1),
    id: 'cnn/downstream-filters-are-rougher',
    kind: 'paper',
    statement: 'A downstream initialisation leaves the first-layer filters rougher than the standard one.',
    margin: -0.05,
    source: 'Figs. 6b and 11b',
    paper: 'cnn-read-off.json#/smoothnessAt1Minus0.1',
  },
  {
    ...shared,
    ...falls(1, 10),
    id: 'cnn/upstream-filters-are-smoother',
    kind: 'paper',
    statement: 'An upstream initialisation gives smoother first-layer filters than the standard one.',
    margin: -0.05,
    source: 'Figs. 6b and 11b',
    paper: 'cnn-read-off.json#/smoothnessAt10Minus1',
  },
  {
    ...shared,
    id: 'cnn/smoothness-needs-no-labels',
    kind: 'control',
    statement:
      'Smoothness is no sign of learned content: upstream filters trained on shuffled labels are as smooth, within a tenth of white noise.',
    estimand:
      'median of eq. 132 over its mean for white noise at α = 10, shuffled labels minus real labels, by seed, the larger of the two readings',
    margin: 0.1,
    source: 'control; not in the paper',
    cells: { experiment: 'filters', where: { alpha: [10], labels: ['real', 'shuffled'] } },
    value: (networks) => rougher(networks, control, upstream),
    notes: (seeds) => [medians(seeds, [upstream, control])],
  },
];
