import type { Reading } from '../../../core/judge/declared-claim.ts';
import { inOrder, runsOf, timeOf, usual, type Run, type RunClaim, type Setting } from './runs.ts';

const corner: Setting = { ...usual, tau: 0.5, alpha: 10 };
const others: readonly Setting[] = [0.5, 0.75, 1, 1.25, 1.5]
  .flatMap((tau) => [0.1, 0.3, 1, 3, 10].map((alpha) => ({ ...usual, tau, alpha })))
  .filter(({ tau, alpha }) => tau !== corner.tau || alpha !== corner.alpha);
const grid: readonly Setting[] = [corner, ...others];

/** log₁₀ of the shortest time elsewhere over the corner's. A censored time elsewhere is longer still. */
function advantage([inCorner, ...elsewhere]: readonly Run[]): Reading {
  const { steps, censored } = timeOf(inCorner!, 'stepsToGrok');
  if (censored) return { unusable: 'the corner did not grok in time' };
  return Math.log10(Math.min(...elsewhere.map((run) => timeOf(run, 'stepsToGrok').steps)) / steps);
}

/** Where on the grid grokking comes first. */
export const cornerClaims: readonly RunClaim[] = [
  {
    id: 'grokking/fastest-in-the-corner',
    kind: 'paper',
    suite: 'grokking',
    statement: 'Grokking is fastest in the corner of small output scale and upstream embeddings.',
    estimand:
      'log₁₀ of the shortest steps to validation accuracy 0.99 elsewhere on the grid of τ and α over those at τ = 0.5, α = 10, by seed',
    unit: 'decades',
    direction: 'above',
    margin: 0,
    test: 'median',
    source: 'Fig. 12',
    profiles: ['paper'],
    ...runsOf(grid),
    value: (runs) => advantage(inOrder(runs, grid)),
  },
];
