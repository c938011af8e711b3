import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';
import { meanText, of, type Kind } from './networks.ts';

type FilterClaim = ClaimOn<CnnExperiments, 'filters'>;

const alphas = [0.1, 1, 10];
const [downstream, standard, upstream] = alphas.map((alpha): Kind => ({ alpha, labels: 'real' }));

/**
 * Equivalence margin in shares of the test images. Chosen as about three times the difference of the paper's own curves,
 * 0.014, and an eighth of what a quick network knows beyond chance; the difference in smoothness that goes with it is
 * most of its range.
 */
const margin = 0.05;

const shared = {
  suite: 'cnn',
  estimand: 'test accuracy at α = 10 minus that at α = 0.1, by seed',
  unit: 'accuracy',
  test: 'mean-t',
  source: 'Fig. 11a: at comparable accuracy',
  paper: 'cnn-read-off.json#/accuracyAt10Minus0.1',
  profiles: ['quick', 'paper'],
  cells: { experiment: 'filters', where: { alpha: alphas, labels: ['real'] } },
  by: 'seed',
  shrunk: { quick: 'a small network sees 7,680 images twice, the paper’s ResNet 50,000 images 24 times' },
  value: (networks) => of(networks, upstream!).testAccuracy - of(networks, downstream!).testAccuracy,
  notes: (seeds) =>
    (['testAccuracy', 'trainAccuracy'] as const).map((field) => {
      const means = [downstream!, standard!, upstream!].map(
        (kind) => `${meanText(seeds, (networks) => of(networks, kind)[field])} at α = ${kind.alpha}`,
      );
      return `mean ${field === 'testAccuracy' ? 'test' : 'training'} accuracy: ${means.join(', ')}`;
    }),
} satisfies Partial<FilterClaim>;

/** The two one-sided tests of equivalence; accuracies are comparable when both hold. Each at 2.5 % instead of TOST's 5 %. */
export const accuracyClaims: readonly FilterClaim[] = [
  {
    ...shared,
    id: 'cnn/accuracy-is-not-lower-upstream',
    kind: 'paper',
    statement:
      'Accuracy is comparable, first half: upstream networks classify no worse than downstream ones by five points.',
    direction: 'above',
    margin: -margin,
  },
  {
    ...shared,
    id: 'cnn/accuracy-is-not-higher-upstream',
    kind: 'paper',
    statement:
      'Accuracy is comparable, second half: upstream networks classify no better than downstream ones by five points.',
    direction: 'below',
    margin,
  },
];
