import type { Reading } from '../../../core/judge/declared-claim.ts';
import { contrast } from './contrast.ts';
import { inOrder, runsOf, timeOf, usual, type Run, type RunClaim, type Setting } from './runs.ts';

const fourfold: Setting = { ...usual, baseLearningRate: 4e-3 };
const smallTau: Setting = { ...usual, tau: 0.5, alpha: 1 };

const rates: readonly Setting[] = [fourfold, usual].flatMap((setting) =>
  [10, 1].map((alpha) => ({ ...setting, alpha })),
);
const taus: readonly Setting[] = [{ ...usual, alpha: 1 }, smallTau, { ...smallTau, rateScaling: 'constant' }];

/** How far τ = 0.5 is from τ = 1, with the learning rate divided by τ² as in the paper, less the same at one learning rate. */
function effectOfRate(runs: readonly Run[]): Reading {
  const times = runs.map((run) => timeOf(run, 'stepsToGrok'));
  if (times.some(({ censored }) => censored)) return { unusable: 'one of its runs did not grok in time' };
  const [one, scaled, constant] = times.map(({ steps }) => Math.log10(steps));
  return Math.abs(scaled! - one!) - Math.abs(constant! - one!);
}

/** Where the claim about α stops, and what the paper's scaling of the learning rate adds. */
export const controlClaims: readonly RunClaim[] = [
  {
    id: 'grokking/fourfold-rate-weakens',
    kind: 'control',
    suite: 'grokking',
    statement:
      'At a four times larger learning rate α matters less to the time to grok: the claim is one at a rate of 10⁻³, the public code’s.',
    estimand:
      'log₁₀ of steps to validation accuracy 0.99 at α = 10 over α = 1, at learning rate 4·10⁻³ minus the same at 10⁻³, τ = 1, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    source: 'a control, not in the paper',
    profiles: ['quick', 'paper'],
    ...runsOf(rates),
    value: (runs) => contrast(inOrder(runs, rates), [1, -1, -1, 1], 'stepsToGrok', 'above'),
  },
  {
    id: 'grokking/tau-acts-through-the-rate',
    kind: 'control',
    suite: 'grokking',
    statement:
      'What τ does to the time to grok it does mostly through the learning rate, which the paper divides by τ².',
    estimand:
      'absolute log₁₀ of steps to validation accuracy 0.99 at τ = 0.5 over τ = 1 with the learning rate divided by τ², minus the same at one learning rate, α = 1, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    looks: { quick: [4, 8], paper: [5, 10] },
    source: 'a control of Fig. 12',
    profiles: ['quick', 'paper'],
    related: 'grokking.json#/effectOfTau',
    ...runsOf(taus),
    value: (runs) => effectOfRate(inOrder(runs, taus)),
  },
];
