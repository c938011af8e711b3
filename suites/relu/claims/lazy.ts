import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { ReluExperiments } from '../../../schemas/relu-experiments.ts';
import { evidenceBySeed, type Student } from './grid-by-seed.ts';

const largeScale = 0.9;
/** Later than this nothing is claimed. */
const lastStep = 1000;

function largestKernelDistance(students: readonly Student[]): number | undefined {
  const distances = students
    .filter(({ tau }) => tau >= largeScale)
    .flatMap(({ rows }) => rows.filter(({ step }) => step <= lastStep).map((row) => row.kernelDistance));
  return distances.length === 0 ? undefined : Math.max(...distances);
}

/** At large scale nothing moves the kernel. */
export const lazyClaims: readonly DeclaredClaim<ReluExperiments>[] = [
  {
    id: 'relu/lazy-at-large-scale',
    suite: 'relu',
    statement: 'At large overall scale the kernel stays where it was, whatever the relative scale.',
    estimand: 'largest S(0, t) over δ, over τ ≥ 0.9 and over the recorded steps up to 1000, worst seed',
    unit: 'kernel distance',
    direction: 'below',
    margin: 0.05,
    test: 'worst-case',
    source: 'Figs. 1b, 5b',
    profiles: ['smoke', 'quick', 'paper'],
    evidence: (cells) => evidenceBySeed(cells, largestKernelDistance),
  },
];
