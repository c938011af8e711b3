import { containing, smallest } from '../../../core/judge/conditions.ts';
import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';
import { extremeMean, rowAt, rowOf, type Student } from './students.ts';

const step = 1000;
/** The small-τ upstream corner of the grid. */
const inCorner = ({ parameters: { tau, delta } }: Student): boolean => tau <= 0.25 && delta > 0;

function leastTestLoss(students: readonly Student[]): number {
  return Math.min(...students.map((student) => rowAt(student, step)!.testLoss));
}

/** log₁₀ of the smallest test loss outside the corner over the smallest inside. */
function cornerAdvantage(students: readonly Student[]): number {
  const inside = leastTestLoss(students.filter(inCorner));
  const outside = leastTestLoss(students.filter((student) => !inCorner(student)));
  return Math.log10(outside / inside);
}

/** log₁₀ of upstream's Hamming distance per parameter distance over the larger of balanced's and downstream's. */
function flipsAdvantage(students: readonly Student[]): number {
  const [upstream, balanced, downstream] = [1, 0, -1].map((delta) => {
    const { hammingDistance, parameterDistance } = rowOf(students, delta, step);
    return hammingDistance / parameterDistance;
  });
  return Math.log10(upstream! / Math.max(balanced!, downstream!));
}

/** What upstream students of small scale have learned after 1000 steps, and how. */
export const lateClaims: readonly ClaimOn<ReluExperiments, 'grid'>[] = [
  {
    id: 'relu/least-test-loss-upstream',
    kind: 'paper',
    suite: 'relu',
    statement: 'The smallest test loss lies in the corner of small scale and upstream initialisation.',
    estimand:
      'log₁₀ of the smallest test loss at step 1000 outside the corner τ ≤ 0.25, δ > 0 over the smallest inside, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    // One seed in five gives a tenth of what the others do: fourteen seeds where five leave it open.
    looks: { quick: [5, 14] },
    source: 'Fig. 1b',
    profiles: ['quick', 'paper'],
    related: 'relu.json#/leastTestLossAtStep1000',
    cells: { experiment: 'grid', where: { steps: containing(step) } },
    by: 'seed',
    value: cornerAdvantage,
    notes: (seeds) => extremeMean(seeds.flat(), step, 'testLoss', 'smallest'),
  },
  {
    id: 'relu/upstream-flips-activations',
    kind: 'paper',
    suite: 'relu',
    statement:
      'Upstream students learn by changing activation patterns with little parameter movement; the others do not.',
    estimand:
      'log₁₀ of Hamming distance per parameter distance at δ = 1 over the larger of those at δ = 0 and −1, smallest τ, step 1000, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    source: 'Figs. 5b, 10',
    profiles: ['quick', 'paper'],
    cells: { experiment: 'grid', where: { tau: smallest, delta: [1, 0, -1], steps: containing(step) } },
    by: 'seed',
    value: flipsAdvantage,
    paper: 'relu.json#/flipsPerDistanceAtStep1000',
  },
];
