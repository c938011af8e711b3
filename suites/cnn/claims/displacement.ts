import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { CnnExperiments } from '../../../schemas/cnn-experiments.ts';
import { evidenceBySeed, meanText, type Kind } from './by-seed.ts';
import { normalisedDisplacement, worstReading } from './normalised.ts';

const kinds: readonly Kind[] = [0.1, 1, 10].map((alpha) => ({ alpha, labels: 'real' }));

/** What moves is smooth whatever α; what α changes is how much of the initial noise is left beside it. */
export const displacementClaims: readonly DeclaredClaim<CnnExperiments>[] = [
  {
    id: 'cnn/displacement-is-smooth-at-every-alpha',
    suite: 'cnn',
    statement:
      'What training adds to the filters is smooth at every α; α decides how much of the initial noise is left beside it.',
    estimand:
      'median of eq. 132 of W − W₀ over its mean for white noise, the largest over α = 0.1, 1, 10 and the two readings, by seed',
    unit: 'shares of white noise',
    direction: 'below',
    margin: 0.5,
    test: 'mean-t',
    source: 'control; not in the paper',
    profiles: ['quick', 'paper'],
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        'filters',
        kinds,
        (network) =>
          Math.max(
            ...kinds.map((kind) => worstReading((reading) => normalisedDisplacement(network(kind), reading))),
          ),
        (seeds) =>
          kinds.map((kind) => {
            const smooth = meanText(seeds, (network) => normalisedDisplacement(network(kind), 'asPrinted'));
            const left = meanText(seeds, (network) => network(kind).initialisationLeft);
            return `α = ${kind.alpha}: W − W₀ at ${smooth} of white noise (centre 2), cos(W, W₀) = ${left}`;
          }),
      ),
  },
];
