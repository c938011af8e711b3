import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';
import { meanText, of, type Kind } from './networks.ts';

const real: Kind = { alpha: 10, labels: 'real' };
const shuffled: Kind = { alpha: 10, labels: 'shuffled' };

type ContentClaim = ClaimOn<CnnExperiments, 'filters' | 'gratings'>;

/** How much more Gabor-like filters are with real labels than with shuffled ones, at α = 10. */
const content: Pick<ContentClaim, 'by' | 'value' | 'notes'> = {
  by: 'seed',
  value: (networks) => of(networks, real).gaborFit.median - of(networks, shuffled).gaborFit.median,
  notes: (seeds) =>
    (['gaborFit', 'orientationSelectivity'] as const).map((field) => {
      const average = (kind: Kind): string => meanText(seeds, (networks) => of(networks, kind)[field].median);
      const name =
        field === 'gaborFit' ? 'variance explained by a Gabor function' : 'orientation selectivity';
      return `${name}, median over filters: ${average(real)} with real labels, ${average(shuffled)} with shuffled ones`;
    }),
};

/** Both kinds of labels at α = 10. */
const where = { alpha: [10], labels: ['real', 'shuffled'] } as const;

const shared = {
  ...content,
  suite: 'cnn',
  estimand:
    'share of a filter’s variance that a Gabor function explains, median over filters, at α = 10, real labels minus shuffled labels, by seed',
  unit: 'share of variance',
  direction: 'above',
  test: 'median',
} satisfies Partial<ContentClaim>;

/** Whether upstream filters are more than smooth. */
export const contentClaims: readonly ContentClaim[] = [
  {
    ...shared,
    id: 'cnn/upstream-filters-are-interpretable',
    kind: 'paper',
    statement:
      'Upstream filters are more than smooth: they resemble Gabor functions more than those of networks trained on shuffled labels.',
    margin: 0,
    source: 'Fig. 6b: Gabor-like filters; the control is not in the paper',
    profiles: ['quick', 'paper'],
    cells: { experiment: 'filters', where },
  },
  {
    ...shared,
    id: 'cnn/content-measure-sees-gabors',
    kind: 'control',
    statement:
      'Positive control: where Gabor filters solve the task, images of gratings, the measure of content sees them.',
    margin: 0.05,
    source: 'control; not in the paper',
    profiles: ['quick', 'paper'],
    cells: { experiment: 'gratings', where },
  },
];
