import { defineSuite, type Plan, type SweepOf } from '../../core/suite.ts';
import type {
  BalancedExperiments,
  KernelPathParameters,
  RandomProblemsParameters,
} from '../../schemas/balanced.d.ts';

type PathSweep = SweepOf<'kernel-path', KernelPathParameters>;

/** The closed form against integrated weights, twenty networks a seed. */
const randomProblems: SweepOf<'random-problems', RandomProblemsParameters> = {
  experiment: 'random-problems',
  fixed: { count: 20 },
  seeded: true,
};

/** Input, hidden and output layer of one size: lazy far from balance on both sides, says the paper. */
const square = { inputs: 4, hidden: 4, outputs: 4 } as const;

/** Twice as many inputs as outputs, and the reverse, with as few hidden units as the smaller of them. */
const funnels = [
  { inputs: 6, hidden: 3, outputs: 3 },
  { inputs: 3, hidden: 3, outputs: 6 },
] as const;

function bothSigns(sizes: readonly number[]): number[] {
  return [...sizes.map((size) => -size).reverse(), 0, ...sizes];
}

/** Square networks over λ from −32 to 32, doubling; the largest singular value of Σ_yx is 1. */
const squareOverLambda: PathSweep = {
  experiment: 'kernel-path',
  fixed: square,
  axes: { lambda: bothSigns([0.5, 1, 2, 4, 8, 16, 32]) },
  seeded: true,
};

/** Funnels over λ from −512 to 512: so far out only the closed form can follow the slow turn of the larger layer. */
const funnelsOverLambda: PathSweep = {
  experiment: 'kernel-path',
  points: funnels,
  axes: { lambda: bothSigns([2, 8, 32, 128, 512]) },
  seeded: true,
  seeds: [0, 1, 2, 3, 4],
};

/** Square networks at balance whose target lacks one, two or three of its four singular values. */
const lowRankAtBalance: PathSweep = {
  experiment: 'kernel-path',
  fixed: { ...square, lambda: 0 },
  axes: { zeroModes: [1, 2, 3] },
  seeded: true,
};

const quick: Plan<BalancedExperiments> = {
  note:
    'Ours throughout: sizes and seeds are not those of the paper, whose statements hold for any. 200 random networks for the ' +
    'closed form, ten square networks over 15 λ, five funnels of either kind over 11 λ, and low-rank targets at balance.',
  seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  sweeps: [randomProblems, squareOverLambda, funnelsOverLambda, lowRankAtBalance],
};

/** λ-balanced two-layer linear networks: their closed form, and where they are lazy. */
export const suite = defineSuite<BalancedExperiments>({
  id: 'balanced',
  version: 1,
  title: 'λ-balanced linear networks: exact dynamics, lazy and rich by λ and by shape',
  source:
    'Dominé, Anguita, Proca, Braun, Kunin, Mediano, Saxe 2024, "From lazy to rich: exact learning dynamics in deep linear networks" (arXiv:2409.14623)',
  experiments: {
    'random-problems': { arithmetic: 'float64', cost: ({ count }) => 0.015 * count },
    'kernel-path': { arithmetic: 'float64', cost: () => 0.01 },
  },
  defaultExperiment: 'kernel-path',
  profiles: {
    smoke: {
      note: 'Twenty random networks for the closed form and one square network over three λ, too few for what depends on λ or the shape.',
      seeds: [0],
      sweeps: [randomProblems, { ...squareOverLambda, axes: { lambda: [-8, 0, 8] } }],
    },
    quick,
    paper: quick,
  },
});
