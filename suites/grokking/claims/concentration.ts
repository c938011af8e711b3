import type { Reading } from '../../../core/judge/declared-claim.ts';
import { runsOf, usual, type Run, type RunClaim } from './runs.ts';

/** Growth of the concentration from the look at which the training set was learned to that at which it grokked. */
function growth([run]: readonly Run[]): Reading {
  const { rows, stepsToTrain, stepsToGrok } = run!.measurements;
  if (stepsToTrain === null || stepsToGrok === null)
    return { unusable: 'it did not learn or did not grok in time' };
  const before = rows.find(({ step }) => step === stepsToTrain);
  const after = rows.find(({ step }) => step === stepsToGrok);
  return after!.concentration - before!.concentration;
}

/** What is learned when a network groks. */
export const concentrationClaims: readonly RunClaim[] = [
  {
    id: 'grokking/embedding-concentrates',
    kind: 'control',
    suite: 'grokking',
    statement: 'Between memorising and grokking the token embeddings gather in a few Fourier frequencies.',
    estimand:
      'share of the embeddings’ power in their strongest tenth of frequencies when validation accuracy reaches 0.99, minus that when training accuracy has reached 0.99, α = 1, τ = 1, by seed',
    unit: 'share of power',
    direction: 'above',
    margin: 0,
    test: 'median',
    source: 'not in the paper: what a grokked network is known to compute with',
    profiles: ['quick', 'paper'],
    ...runsOf([{ ...usual, alpha: 1 }]),
    value: growth,
  },
];
