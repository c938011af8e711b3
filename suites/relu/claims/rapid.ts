import { containing, smallest } from '../../../core/judge/conditions.ts';
import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';
import { extremeMean, rowOf, type Student } from './students.ts';

/** "Rapid" is a claim about early time: by step 1000 small downstream students have moved their kernel too. */
const earlyStep = 100;

/**
 * log₁₀ of the ratio of two students' S(0, 100). In decades, because kernel distances span five of them over the
 * grid and their spread between seeds is a factor, not a term.
 */
function advantage(
  upper: number,
  lower: number,
): Pick<ClaimOn<ReluExperiments, 'grid'>, 'cells' | 'by' | 'value'> {
  const early = (students: readonly Student[], delta: number): number =>
    rowOf(students, delta, earlyStep).kernelDistance;
  return {
    cells: {
      experiment: 'grid',
      where: { tau: smallest, delta: [upper, lower], steps: containing(earlyStep) },
    },
    by: 'seed',
    value: (students) => Math.log10(early(students, upper) / early(students, lower)),
  };
}

/** How far equal step is from equal loss: one learning rate is a larger one where the kernel is larger. */
function equalStepNote(seeds: readonly (readonly Student[])[]): string {
  const lead = mean(
    seeds.map((students) =>
      Math.log10(rowOf(students, 1, earlyStep).trainLoss / rowOf(students, 0, earlyStep).trainLoss),
    ),
  );
  return (
    `this compares at equal step, where upstream is further on: log₁₀ of its training loss over balanced is ${lead.toFixed(2)}, ` +
    'mean over seeds; relu/equal-loss-no-further-kernel compares at equal loss'
  );
}

/** At small scale the kernel moves early, and the more so the further upstream. */
export const rapidClaims: readonly ClaimOn<ReluExperiments, 'grid'>[] = [
  {
    id: 'relu/rich-early-upstream',
    kind: 'paper',
    suite: 'relu',
    statement: 'At small scale and upstream the kernel has moved far early in training: rapid and rich.',
    estimand: 'S(0, step 100) at δ = 1, smallest τ, by seed',
    unit: 'kernel distance',
    direction: 'above',
    // What relu/lazy-at-large-scale calls lazy ends here. Declared when the cells were trained already.
    margin: 0.05,
    test: 'median',
    source: 'Figs. 1b, 5b, 10',
    profiles: ['smoke', 'quick', 'paper'],
    paper: 'relu.json#/upstreamKernelDistanceAtStep100',
    cells: { experiment: 'grid', where: { tau: smallest, delta: [1], steps: containing(earlyStep) } },
    by: 'seed',
    value: (students) => rowOf(students, 1, earlyStep).kernelDistance,
  },
  {
    id: 'relu/upstream-faster-than-balanced',
    kind: 'paper',
    suite: 'relu',
    statement:
      'In ReLU networks of small scale an upstream initialisation moves the kernel earlier than a balanced one.',
    estimand: 'log₁₀ of S(0, step 100) at δ = 1 over the same at δ = 0, smallest τ, paired by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    source: 'Figs. 1b, 5b; Section 5',
    profiles: ['smoke', 'quick', 'paper'],
    paper: 'relu.json#/upstreamOverBalancedAtStep100',
    related: 'relu.json#/largestKernelDistanceAtStep100',
    ...advantage(1, 0),
    beside: { experiment: 'grid' },
    notes: (seeds, students) => [
      equalStepNote(seeds),
      ...extremeMean(students, earlyStep, 'kernelDistance', 'largest'),
    ],
  },
  {
    id: 'relu/balanced-faster-than-downstream',
    kind: 'paper',
    suite: 'relu',
    statement:
      'In ReLU networks of small scale a balanced initialisation moves the kernel earlier than a downstream one.',
    estimand: 'log₁₀ of S(0, step 100) at δ = 0 over the same at δ = −1, smallest τ, paired by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    source: 'Figs. 1b, 5b; Section 5',
    profiles: ['smoke', 'quick', 'paper'],
    paper: 'relu.json#/balancedOverDownstreamAtStep100',
    ...advantage(0, -1),
  },
];
