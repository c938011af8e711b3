import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { GrokkingExperiments } from '../../../schemas/grokking-experiments.ts';
import { contrast } from './contrast.ts';
import { evidenceBySeed, type SeedValue } from './evidence-by-seed.ts';
import { timeOf, usual, type Run, type Setting } from './runs.ts';

const fourfold: Setting = { ...usual, baseLearningRate: 4e-3 };
const smallTau: Setting = { ...usual, tau: 0.5, alpha: 1 };

/** How far τ = 0.5 is from τ = 1, with the paper's learning rate, less the same at one learning rate. */
function effectOfRate(runs: readonly Run[]): SeedValue {
  const times = runs.map((run) => timeOf(run, 'stepsToGrok'));
  if (times.some(({ censored }) => censored)) return { excluded: 'one of its runs did not grok in time' };
  const [one, scaled, constant] = times.map(({ steps }) => Math.log10(steps));
  return Math.abs(scaled! - one!) - Math.abs(constant! - one!);
}

/** Where the claim about α stops, and what the paper's scaling of the learning rate adds. */
export const controlClaims: readonly DeclaredClaim<GrokkingExperiments>[] = [
  {
    id: 'grokking/fourfold-rate-weakens',
    suite: 'grokking',
    statement:
      'At a four times larger learning rate α matters less to the time to grok: the claim is one at the paper’s rate.',
    estimand:
      'log₁₀ of steps to validation accuracy 0.99 at α = 10 over α = 1, at learning rate 4·10⁻³ minus the same at 10⁻³, τ = 1, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'a control, not in the paper',
    profiles: ['quick', 'paper'],
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        [
          { ...fourfold, alpha: 10 },
          { ...fourfold, alpha: 1 },
          { ...usual, alpha: 10 },
          { ...usual, alpha: 1 },
        ],
        (runs) => contrast(runs, [1, -1, -1, 1], 'stepsToGrok', 'above'),
      ),
  },
  {
    id: 'grokking/tau-acts-through-the-rate',
    suite: 'grokking',
    statement:
      'What τ does to the time to grok it does mostly through the learning rate, which the paper divides by τ².',
    estimand:
      'absolute log₁₀ of steps to validation accuracy 0.99 at τ = 0.5 over τ = 1 with the learning rate divided by τ², minus the same at one learning rate, α = 1, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'a control of Fig. 12',
    profiles: ['quick', 'paper'],
    paper: 'grokking.json#/effectOfTau',
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        [{ ...usual, alpha: 1 }, smallTau, { ...smallTau, rateScaling: 'constant' }],
        effectOfRate,
      ),
  },
];
