import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { CnnExperiments } from '../../../schemas/cnn-experiments.ts';
import { evidenceBySeed, meanText, type Kind } from './by-seed.ts';

const [downstream, standard, upstream]: readonly Kind[] = [0.1, 1, 10].map((alpha) => ({
  alpha,
  labels: 'real',
}));

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
  evidence: (cells) =>
    evidenceBySeed(
      cells,
      'filters',
      [downstream!, standard!, upstream!],
      (network) => network(upstream!).testAccuracy - network(downstream!).testAccuracy,
      (seeds) =>
        (['testAccuracy', 'trainAccuracy'] as const).map((field) => {
          const means = [downstream!, standard!, upstream!].map(
            (kind) => `${meanText(seeds, (network) => network(kind)[field])} at α = ${kind.alpha}`,
          );
          return `mean ${field === 'testAccuracy' ? 'test' : 'training'} accuracy: ${means.join(', ')}`;
        }),
    ),
} satisfies Partial<DeclaredClaim<CnnExperiments>>;

/** The two one-sided tests of equivalence; accuracies are comparable when both hold. Each at 2.5 % instead of TOST's 5 %. */
export const accuracyClaims: readonly DeclaredClaim<CnnExperiments>[] = [
  {
    ...shared,
    id: 'cnn/accuracy-is-not-lower-upstream',
    statement:
      'Accuracy is comparable, first half: upstream networks classify no worse than downstream ones by five points.',
    direction: 'above',
    margin: -margin,
  },
  {
    ...shared,
    id: 'cnn/accuracy-is-not-higher-upstream',
    statement:
      'Accuracy is comparable, second half: upstream networks classify no better than downstream ones by five points.',
    direction: 'below',
    margin,
  },
];
