import type { Reading } from '../../../core/judge/declared-claim.ts';
import { inOrder, runsOf, timeOf, usual, type Run, type RunClaim, type Setting } from './runs.ts';

const standard: Setting = { ...usual, alpha: 1 };
const upstream: Setting = { ...usual, alpha: 10 };

/** A ratio in decades, and whether it is known from below only. */
interface Wait {
  readonly decades: number;
  readonly censored: boolean;
}

/** log₁₀ of steps to grok over steps to train; undefined where the training set was not learned. */
function waitOf(run: Run): Wait | undefined {
  const { stepsToTrain } = run.measurements;
  const { steps, censored } = timeOf(run, 'stepsToGrok');
  return stepsToTrain === null ? undefined : { decades: Math.log10(steps / stepsToTrain), censored };
}

const notTrained = { unusable: 'a run did not learn its training set in time' };

/** A censored run waits longer still. */
function wait([run]: readonly Run[]): Reading {
  return waitOf(run!)?.decades ?? notTrained;
}

/** A censored wait at α = 1 is longer still, which only helps; at α = 10 it bounds nothing. */
function shortening(runs: readonly Run[]): Reading {
  const [atOne, atTen] = inOrder(runs, [standard, upstream]).map(waitOf);
  if (atOne === undefined || atTen === undefined) return notTrained;
  if (atTen.censored) return { unusable: 'α = 10 did not grok in time, which bounds nothing' };
  return atTen.decades - atOne.decades;
}

function ratios(runs: readonly Run[]): string {
  return runs.map((run) => (10 ** (waitOf(run)?.decades ?? NaN)).toFixed(2)).join(', ');
}

const shared = {
  suite: 'grokking',
  unit: 'decades',
  test: 'median',
  profiles: ['quick', 'paper'],
} satisfies Partial<RunClaim>;

const unpublished =
  'weight decay, operation and training fraction, of which the paper publishes none, are the public code’s defaults';

/** Whether it is grokking at all: how long generalising comes after the training set is learned. */
export const waitClaims: readonly RunClaim[] = [
  {
    ...shared,
    id: 'grokking/generalises-long-after-training',
    kind: 'paper',
    statement: 'A standard network generalises long after it has learned its training set: it groks.',
    estimand:
      'log₁₀ of steps to validation accuracy 0.99 over steps to training accuracy 0.99, α = 1, τ = 1, by seed; a censored run counts with the steps it was given',
    direction: 'above',
    // Ten times as late: far below the paper's 288, and more than the factor of two or three by which any network lags.
    margin: 1,
    source: 'Figs. 6d, 12: 36.4 steps to train and 10,494 to grok at τ = α = 1',
    paper: 'grokking.json#/stepsToGrokOverStepsToTrain',
    shrunk: { quick: unpublished, paper: unpublished },
    ...runsOf([standard]),
    value: wait,
    notes: (seeds) => [`steps to grok over steps to train: ${ratios(seeds.flat())}; the paper has 288`],
  },
  {
    ...shared,
    id: 'grokking/upstream-shortens-the-wait',
    kind: 'control',
    statement:
      'Upstream embeddings shorten the time to grok more than the time to train: it is not only training that is faster.',
    estimand:
      'log₁₀ of steps to validation accuracy 0.99 over steps to training accuracy 0.99 at α = 10 minus the same at α = 1, τ = 1, by seed',
    direction: 'below',
    margin: 0,
    source: 'control of Figs. 6d, 12',
    paper: 'grokking.json#/shorteningOfWait',
    shrunk: { quick: unpublished, paper: unpublished },
    ...runsOf([standard, upstream]),
    value: shortening,
  },
];
