import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { GrokkingExperiments } from '../../../schemas/grokking-experiments.ts';
import { evidenceBySeed, type SeedValue } from './evidence-by-seed.ts';
import { usual, type Run } from './runs.ts';

/** Growth of the concentration from the look at which the training set was learned to that at which it grokked. */
function growth([run]: readonly Run[]): SeedValue {
  const { rows, stepsToTrain, stepsToGrok } = run!.measurements;
  if (stepsToTrain === null || stepsToGrok === null)
    return { excluded: 'it did not learn or did not grok in time' };
  const before = rows.find(({ step }) => step === stepsToTrain);
  const after = rows.find(({ step }) => step === stepsToGrok);
  return after!.concentration - before!.concentration;
}

/** What is learned when a network groks. */
export const concentrationClaims: readonly DeclaredClaim<GrokkingExperiments>[] = [
  {
    id: 'grokking/embedding-concentrates',
    suite: 'grokking',
    statement: 'Between memorising and grokking the token embeddings gather in a few Fourier frequencies.',
    estimand:
      'share of the embeddings’ power in their strongest tenth of frequencies when validation accuracy reaches 0.99, minus that when training accuracy has reached 0.99, α = 1, τ = 1, by seed',
    unit: 'share of power',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'not in the paper: what a grokked network is known to compute with',
    profiles: ['quick', 'paper'],
    evidence: (cells) => evidenceBySeed(cells, [{ ...usual, alpha: 1 }], growth),
  },
];
