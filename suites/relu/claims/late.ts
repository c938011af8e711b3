import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { ReluExperiments } from '../../../schemas/relu-experiments.ts';
import { evidenceBySeed, extremeMean, rowAt, type Student } from './grid-by-seed.ts';

const step = 1000;
/** The small-τ upstream corner of the grid. */
const inCorner = ({ tau, delta }: Student): boolean => tau <= 0.25 && delta > 0;

function leastTestLoss(students: readonly Student[]): number {
  return Math.min(...students.map((student) => rowAt(student, step)?.testLoss ?? Infinity));
}

/** log₁₀ of the smallest test loss outside the corner over the smallest inside. */
function cornerAdvantage(students: readonly Student[]): number | undefined {
  const inside = leastTestLoss(students.filter(inCorner));
  const outside = leastTestLoss(students.filter((student) => !inCorner(student)));
  return Number.isFinite(inside) && Number.isFinite(outside) ? Math.log10(outside / inside) : undefined;
}

function flipsPerDistance(students: readonly Student[], delta: number): number | undefined {
  const smallest = Math.min(...students.map(({ tau }) => tau));
  const student = students.find((candidate) => candidate.tau === smallest && candidate.delta === delta);
  const row = student === undefined ? undefined : rowAt(student, step);
  return row === undefined ? undefined : row.hammingDistance / row.parameterDistance;
}

/** log₁₀ of upstream's Hamming distance per parameter distance over the larger of balanced's and downstream's. */
function flipsAdvantage(students: readonly Student[]): number | undefined {
  const upstream = flipsPerDistance(students, 1);
  const balanced = flipsPerDistance(students, 0);
  const downstream = flipsPerDistance(students, -1);
  return upstream === undefined || balanced === undefined || downstream === undefined
    ? undefined
    : Math.log10(upstream / Math.max(balanced, downstream));
}

/** What upstream students of small scale have learned after 1000 steps, and how. */
export const lateClaims: readonly DeclaredClaim<ReluExperiments>[] = [
  {
    id: 'relu/least-test-loss-upstream',
    suite: 'relu',
    statement: 'The smallest test loss lies in the corner of small scale and upstream initialisation.',
    estimand:
      'log₁₀ of the smallest test loss at step 1000 outside the corner τ ≤ 0.25, δ > 0 over the smallest inside, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'Fig. 1b',
    profiles: ['quick', 'paper'],
    paper: 'relu.json#/leastTestLossAtStep1000',
    evidence: (cells) =>
      evidenceBySeed(cells, cornerAdvantage, (students) =>
        extremeMean(students, step, 'testLoss', 'smallest'),
      ),
  },
  {
    id: 'relu/upstream-flips-activations',
    suite: 'relu',
    statement:
      'Upstream students learn by changing activation patterns with little parameter movement; the others do not.',
    estimand:
      'log₁₀ of Hamming distance per parameter distance at δ = 1 over the larger of those at δ = 0 and −1, smallest τ, step 1000, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'Figs. 5b, 10',
    profiles: ['quick', 'paper'],
    evidence: (cells) => evidenceBySeed(cells, flipsAdvantage),
  },
];
