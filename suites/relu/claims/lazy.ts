import { atLeast } from '../../../core/judge/conditions.ts';
import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';
import type { Student } from './students.ts';

/** Later than this nothing is claimed. */
const lastStep = 1000;

function largestKernelDistance(students: readonly Student[]): number {
  const early = students.flatMap(({ measurements }) =>
    measurements.rows.filter(({ step }) => step <= lastStep),
  );
  return Math.max(...early.map((row) => row.kernelDistance));
}

/** At large scale nothing moves the kernel. */
export const lazyClaims: readonly ClaimOn<ReluExperiments, 'grid'>[] = [
  {
    id: 'relu/lazy-at-large-scale',
    kind: 'paper',
    suite: 'relu',
    statement: 'At large overall scale the kernel stays where it was, whatever the relative scale.',
    estimand: 'largest S(0, t) over δ, over τ ≥ 0.9 and over the recorded steps up to 1000, by seed',
    unit: 'kernel distance',
    direction: 'below',
    margin: 0.05,
    test: 'median',
    source: 'Figs. 1b, 5b',
    profiles: ['smoke', 'quick', 'paper'],
    cells: { experiment: 'grid', where: { tau: atLeast(0.9) } },
    by: 'seed',
    value: largestKernelDistance,
  },
];
