import { defineSuite, type Experiment, type Plan } from '../../core/suite.ts';
import type { LinearExperiments } from '../../schemas/linear.d.ts';
import * as sweeps from './sweeps.ts';

/** An experiment in plain JavaScript numbers. */
function inFloat64<P>(cost: Experiment<P>['cost']): Experiment<P> {
  return { arithmetic: 'float64', cost };
}

/** As many seeds, from 0 on. */
function seedsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

const quick: Plan<LinearExperiments> = {
  note:
    'Nothing is shrunk: the settings of Figs. 2, 3, 4, 7 and 8, with 200 random problems and 11,000 starts beside them; ' +
    'for §4, which has no experiment, 120 random two-layer networks, five shapes over δ and deep networks of two to four layers.',
  seeds: seedsUpTo(10),
  laterSeeds: [seedsUpTo(20).slice(10), seedsUpTo(40).slice(20)],
  sweeps: [
    sweeps.orthogonalStart,
    sweeps.figure8,
    ...sweeps.figure7,
    sweeps.figure4b,
    sweeps.otherLowRank,
    sweeps.balance,
    sweeps.delays([0, 0.1, 0.2, 0.4], [-8, -16, -32, -64, -128]),
    sweeps.randomProblems(20),
    sweeps.basin(1100),
    sweeps.wideProblems(12),
    sweeps.functionSpace,
    ...sweeps.mirrorFlows,
    sweeps.regimes([-32, -16, -8, -4, 0, 4, 8, 16, 32]),
    sweeps.outsideRegimes,
    sweeps.learningRates,
    sweeps.deep([-1, -0.1, -1e-2, -1e-3, -1e-4, -1e-5], [0, 1, 2, 3, 4]),
    ...sweeps.otherDeep,
  ],
};

/** Linear networks under gradient flow: the single neuron f(x) = a wᵀx (§3), wide and deep networks (§4). */
export const suite = defineSuite<LinearExperiments>({
  id: 'linear',
  version: 1,
  title: 'Linear networks: exact solutions and equations in function space',
  source: '§3 and its appendix: Figs. 2, 3, 4, 7 and 8, Theorem 3.1; §4: Theorems B.6 and B.10',
  experiments: {
    trajectory: inFloat64(() => 0.02),
    'random-problems': inFloat64(({ count }) => 0.01 * count),
    'low-rank': inFloat64(({ delta }) => 0.02 + 0.002 * Math.abs(delta)),
    basin: inFloat64(({ count }) => 0.0004 * count),
    balance: inFloat64(() => 0.3),
    delay: inFloat64(({ delta }) => 0.00005 * delta ** 2),
    wide: inFloat64(() => 0.3),
    'wide-problems': inFloat64(({ count }) => 0.08 * count),
    regime: inFloat64(({ delta }) => 0.02 + 0.0003 * delta ** 2),
    'learning-rates': inFloat64(() => 0.1),
    deep: inFloat64(() => 0.05),
  },
  defaultExperiment: 'trajectory',
  profiles: {
    smoke: {
      note:
        'Fig. 3 and Fig. 4b, the grid over δ, 20 random problems, 12 random two-layer networks and deep networks on one ' +
        'data set; too few starts for the basin rule and too few δ for the delays, which run all the same; no regimes by shape.',
      seeds: [0],
      sweeps: [
        sweeps.orthogonalStart,
        sweeps.figure4b,
        sweeps.balance,
        sweeps.delays([0, 0.2], [-8, -16, -32]),
        sweeps.randomProblems(20),
        sweeps.basin(220),
        sweeps.wideProblems(12),
        sweeps.deep([-1, -1e-2, -1e-3, -1e-4, -1e-5], [0]),
      ],
    },
    quick,
    paper: quick,
  },
});
