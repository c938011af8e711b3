import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { CnnExperiments } from '../../../schemas/cnn-experiments.ts';
import { evidenceBySeed, type Kind } from './by-seed.ts';

const shuffled: Kind = { alpha: 10, labels: 'shuffled' };

/** That the shuffled control is one. */
export const chanceClaims: readonly DeclaredClaim<CnnExperiments>[] = [
  {
    id: 'cnn/shuffled-control-is-at-chance',
    suite: 'cnn',
    statement: 'Networks trained on shuffled labels classify test images at chance, a tenth.',
    estimand: 'test accuracy with shuffled training labels at α = 10, worst seed',
    unit: 'accuracy',
    direction: 'below',
    margin: 0.15,
    test: 'worst-case',
    source: 'control; not in the paper',
    profiles: ['quick', 'paper'],
    evidence: (cells) =>
      evidenceBySeed(cells, 'filters', [shuffled], (network) => network(shuffled).testAccuracy),
  },
];
