import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { CnnExperiments } from '../../../schemas/cnn-experiments.ts';
import { evidenceBySeed, meanText, type Kind } from './by-seed.ts';

const real: Kind = { alpha: 10, labels: 'real' };
const shuffled: Kind = { alpha: 10, labels: 'shuffled' };

/** How much more Gabor-like filters are with real labels than with shuffled ones, at α = 10. */
function content(cells: CellSet<CnnExperiments>, experiment: 'filters' | 'gratings'): Evidence {
  return evidenceBySeed(
    cells,
    experiment,
    [real, shuffled],
    (network) => network(real).gaborFit.median - network(shuffled).gaborFit.median,
    (seeds) =>
      (['gaborFit', 'orientationSelectivity'] as const).map((field) => {
        const of = (kind: Kind): string => meanText(seeds, (network) => network(kind)[field].median);
        const name =
          field === 'gaborFit' ? 'variance explained by a Gabor function' : 'orientation selectivity';
        return `${name}, median over filters: ${of(real)} with real labels, ${of(shuffled)} with shuffled ones`;
      }),
  );
}

const shared = {
  suite: 'cnn',
  estimand:
    'share of a filter’s variance that a Gabor function explains, median over filters, at α = 10, real labels minus shuffled labels, by seed',
  unit: 'share of variance',
  direction: 'above',
  test: 'mean-t',
} satisfies Partial<DeclaredClaim<CnnExperiments>>;

/** Whether upstream filters are more than smooth. */
export const contentClaims: readonly DeclaredClaim<CnnExperiments>[] = [
  {
    ...shared,
    id: 'cnn/upstream-filters-are-interpretable',
    statement:
      'Upstream filters are more than smooth: they resemble Gabor functions more than those of networks trained on shuffled labels.',
    margin: 0,
    source: 'Fig. 6b: Gabor-like filters; the control is not in the paper',
    profiles: ['quick', 'paper'],
    evidence: (cells) => content(cells, 'filters'),
  },
  {
    ...shared,
    id: 'cnn/content-measure-sees-gabors',
    statement:
      'Positive control: where Gabor filters solve the task, images of gratings, the measure of content sees them.',
    margin: 0.05,
    source: 'control; not in the paper',
    profiles: ['quick', 'paper'],
    evidence: (cells) => content(cells, 'gratings'),
  },
];
