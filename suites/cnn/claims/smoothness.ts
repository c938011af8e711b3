import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { CnnExperiments } from '../../../schemas/cnn-experiments.ts';
import { evidenceBySeed, meanText, type Kind, type SeedNetworks } from './by-seed.ts';
import { normalised, worstReading, type Reading } from './normalised.ts';

function real(alpha: number): Kind {
  return { alpha, labels: 'real' };
}

/** How much rougher the filters of one kind are than those of another, in the worse of the two readings. */
function rougher(network: SeedNetworks, one: Kind, other: Kind): number {
  return worstReading((reading) => normalised(network(one), reading) - normalised(network(other), reading));
}

function medians(seeds: readonly SeedNetworks[], kinds: readonly Kind[]): string {
  const of = (reading: Reading): string =>
    kinds
      .map((kind) => {
        const value = meanText(seeds, (network) => normalised(network(kind), reading));
        return `${value} at α = ${kind.alpha}${kind.labels === 'real' ? '' : ', shuffled labels'}`;
      })
      .join(', ');
  return `over white noise, with centre 2: ${of('asPrinted')}; with centre 3: ${of('zeroSum')}`;
}

function falls(lower: number, higher: number): Pick<DeclaredClaim<CnnExperiments>, 'estimand' | 'evidence'> {
  const kinds = [real(lower), real(higher)];
  return {
    estimand:
      `median over filters and channels of eq. 132, over its mean for white noise, at α = ${higher} minus that at ` +
      `α = ${lower}, by seed, the larger of the readings with centre 2 and centre 3`,
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        'filters',
        kinds,
        (network) => rougher(network, real(higher), real(lower)),
        (seeds) => [medians(seeds, kinds)],
      ),
  };
}

const shared = {
  suite: 'cnn',
  unit: 'shares of white noise',
  direction: 'below',
  test: 'mean-t',
  profiles: ['quick', 'paper'],
} satisfies Partial<DeclaredClaim<CnnExperiments>>;

const upstream: Kind = real(10);
const control: Kind = { alpha: 10, labels: 'shuffled' };

/** How smooth filters become. The margin of 0.05 is half of the paper's smaller difference, 0.11 from α = 1 to 10. */
export const smoothnessClaims: readonly DeclaredClaim<CnnExperiments>[] = [
  {
    ...shared,
    ...falls(0.1, 1),
    id: 'cnn/downstream-filters-are-rougher',
    statement: 'A downstream initialisation leaves the first-layer filters rougher than the standard one.',
    margin: -0.05,
    source: 'Figs. 6b and 11b',
    paper: 'cnn-read-off.json#/smoothnessAt1Minus0.1',
  },
  {
    ...shared,
    ...falls(1, 10),
    id: 'cnn/upstream-filters-are-smoother',
    statement: 'An upstream initialisation gives smoother first-layer filters than the standard one.',
    margin: -0.05,
    source: 'Figs. 6b and 11b',
    paper: 'cnn-read-off.json#/smoothnessAt10Minus1',
  },
  {
    ...shared,
    id: 'cnn/smoothness-needs-no-labels',
    statement:
      'Smoothness is no sign of learned content: upstream filters trained on shuffled labels are as smooth, within a tenth of white noise.',
    estimand:
      'median of eq. 132 over its mean for white noise at α = 10, shuffled labels minus real labels, by seed, the larger of the two readings',
    margin: 0.1,
    source: 'control; not in the paper',
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        'filters',
        [upstream, control],
        (network) => rougher(network, control, upstream),
        (seeds) => [medians(seeds, [upstream, control])],
      ),
  },
];
