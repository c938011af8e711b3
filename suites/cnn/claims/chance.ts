import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../../schemas/cnn.d.ts';

/** That the shuffled control is one. */
export const chanceClaims: readonly ClaimOn<CnnExperiments, 'filters'>[] = [
  {
    id: 'cnn/shuffled-control-is-at-chance',
    kind: 'control',
    suite: 'cnn',
    statement: 'Networks trained on shuffled labels classify test images at chance, a tenth.',
    estimand: 'test accuracy with shuffled training labels at α = 10, worst seed',
    unit: 'accuracy',
    direction: 'below',
    margin: 0.15,
    test: 'worst-case',
    source: 'control; not in the paper',
    profiles: ['quick', 'paper'],
    cells: { experiment: 'filters', where: { alpha: [10], labels: ['shuffled'] } },
    by: 'seed',
    value: ([network]) => network!.measurements.testAccuracy,
  },
];
