import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';
import { meanText, of, type Kind } from './networks.ts';
import { normalisedDisplacement, worstReading } from './normalised.ts';

const alphas = [0.1, 1, 10];

/** What moves is smooth whatever α; what α changes is how much of the initial noise is left beside it. */
export const displacementClaims: readonly ClaimOn<CnnExperiments, 'filters'>[] = [
  {
    id: 'cnn/displacement-is-smooth-at-every-alpha',
    kind: 'control',
    suite: 'cnn',
    statement:
      'What training adds to the filters is smooth at every α; α decides how much of the initial noise is left beside it.',
    estimand:
      'median of eq. 132 of W − W₀ over its mean for white noise, the largest over α = 0.1, 1, 10 and the two readings, by seed',
    unit: 'shares of white noise',
    direction: 'below',
    margin: 0.5,
    test: 'median',
    source: 'control; not in the paper',
    profiles: ['quick', 'paper'],
    cells: { experiment: 'filters', where: { alpha: alphas, labels: ['real'] } },
    by: 'seed',
    value: (networks) =>
      Math.max(
        ...networks.map(({ measurements }) =>
          worstReading((reading) => normalisedDisplacement(measurements, reading)),
        ),
      ),
    notes: (seeds) =>
      alphas.map((alpha) => {
        const kind: Kind = { alpha, labels: 'real' };
        const smooth = meanText(seeds, (networks) => normalisedDisplacement(of(networks, kind), 'asPrinted'));
        const left = meanText(seeds, (networks) => of(networks, kind).initialisationLeft);
        return `α = ${alpha}: W − W₀ at ${smooth} of white noise (centre 2), cos(W, W₀) = ${left}`;
      }),
  },
];
