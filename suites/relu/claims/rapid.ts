import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { ReluExperiments } from '../../../schemas/relu-experiments.ts';
import { evidenceBySeed, extremeMean, rowAt, type Student } from './grid-by-seed.ts';

/** "Rapid" is a claim about early time: by step 1000 small downstream students have moved their kernel too. */
const earlyStep = 100;

/** S(0, 100) of the student at the smallest τ and this δ. */
function earlyKernelDistance(students: readonly Student[], delta: number): number | undefined {
  const smallest = Math.min(...students.map(({ tau }) => tau));
  const student = students.find((candidate) => candidate.tau === smallest && candidate.delta === delta);
  return student === undefined ? undefined : rowAt(student, earlyStep)?.kernelDistance;
}

/**
 * log₁₀ of the ratio of two students' S(0, 100). In decades, because kernel distances span five of them over the
 * grid and their spread between seeds is a factor, not a term.
 */
function advantage(upper: number, lower: number) {
  return (students: readonly Student[]): number | undefined => {
    const more = earlyKernelDistance(students, upper);
    const less = earlyKernelDistance(students, lower);
    return more === undefined || less === undefined ? undefined : Math.log10(more / less);
  };
}

/** At small scale the kernel moves early, and the more so the further upstream. */
export const rapidClaims: readonly DeclaredClaim<ReluExperiments>[] = [
  {
    id: 'relu/upstream-faster-than-balanced',
    suite: 'relu',
    statement:
      'In ReLU networks of small scale an upstream initialisation moves the kernel earlier than a balanced one.',
    estimand: 'log₁₀ of S(0, step 100) at δ = 1 over the same at δ = 0, smallest τ, paired by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'Figs. 1b, 5b; Section 5',
    profiles: ['smoke', 'quick', 'paper'],
    paper: 'relu.json#/largestKernelDistanceAtStep100',
    evidence: (cells) =>
      evidenceBySeed(cells, advantage(1, 0), (students) =>
        extremeMean(students, earlyStep, 'kernelDistance', 'largest'),
      ),
  },
  {
    id: 'relu/balanced-faster-than-downstream',
    suite: 'relu',
    statement:
      'In ReLU networks of small scale a balanced initialisation moves the kernel earlier than a downstream one.',
    estimand: 'log₁₀ of S(0, step 100) at δ = 0 over the same at δ = −1, smallest τ, paired by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'Figs. 1b, 5b; Section 5',
    profiles: ['smoke', 'quick', 'paper'],
    evidence: (cells) => evidenceBySeed(cells, advantage(0, -1)),
  },
];
