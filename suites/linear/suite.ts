import type { Experiment, Plan, Suite } from '../../core/suite.ts';
import * as sweeps from './sweeps.ts';

function experiment(definition: string, cost: Experiment['cost']): Experiment {
  return {
    parameters: `${definition}Parameters`,
    measurements: `${definition}Measurements`,
    arithmetic: 'float64',
    cost,
  };
}

/** A parameter that the schema says is a number. */
function numberOf(parameters: Readonly<Record<string, unknown>>, name: string): number {
  return Number(parameters[name]);
}

const quick: Plan = {
  note:
    'Nothing is shrunk: the settings of Figs. 2, 3, 4, 7 and 8, with 200 random problems and 11,000 starts beside them; ' +
    'for §4, which has no experiment, 120 random two-layer networks, five shapes over δ and deep networks of two to four layers.',
  seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
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
export const suite: Suite = {
  id: 'linear',
  version: 1,
  title: 'Linear networks: exact solutions and equations in function space',
  source: '§3 and its appendix: Figs. 2, 3, 4, 7 and 8, Theorem 3.1; §4: Theorems B.6 and B.10',
  experiments: {
    trajectory: experiment('Trajectory', () => 0.02),
    'random-problems': experiment('RandomProblems', (cell) => 0.01 * numberOf(cell, 'count')),
    'low-rank': experiment('LowRank', (cell) => 0.02 + 0.002 * Math.abs(numberOf(cell, 'delta'))),
    basin: experiment('Basin', (cell) => 0.0004 * numberOf(cell, 'count')),
    balance: experiment('Balance', () => 0.3),
    delay: experiment('Delay', (cell) => 0.00005 * numberOf(cell, 'delta') ** 2),
    wide: experiment('Wide', () => 0.3),
    'wide-problems': experiment('WideProblems', (cell) => 0.08 * numberOf(cell, 'count')),
    regime: experiment('Regime', (cell) => 0.02 + 0.0003 * numberOf(cell, 'delta') ** 2),
    'learning-rates': experiment('LearningRates', () => 0.1),
    deep: experiment('Deep', () => 0.05),
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
};
