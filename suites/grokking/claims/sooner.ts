import { contrast, slopeWeights } from './contrast.ts';
import {
  inOrder,
  runsOf,
  timeOf,
  usual,
  type Run,
  type RunClaim,
  type Setting,
  type TimeName,
} from './runs.ts';

/** Below α = 1 nothing is claimed: one seed shows it in the quick profile, and there our runs, unlike the paper’s, train late. */
const alphas = [1, 3, 10];
const settings: readonly Setting[] = alphas.map((alpha) => ({ ...usual, alpha }));
const weights = slopeWeights(alphas.map(Math.log10));

/** Whether the time falls strictly with α. A censored run comes after all that arrived; two censored are a tie. */
function falls(runs: readonly Run[], time: TimeName): 0 | 1 {
  const times = runs.map((run) => {
    const { steps, censored } = timeOf(run, time);
    return censored ? Infinity : steps;
  });
  return times.every((steps, i) => i === 0 || steps < times[i - 1]!) ? 1 : 0;
}

function listed(values: readonly (number | null)[]): string {
  return values.map((value) => value ?? 'not').join(', ');
}

/** Times of every seed at each α, with the time to train and the delay, which tell memorising from grokking. */
function timesByAlpha(seeds: readonly (readonly Run[])[]): string[] {
  return alphas.map((alpha, i) => {
    const all = seeds.map((runs) => inOrder(runs, settings)[i]!.measurements);
    return (
      `α = ${alpha}: steps to train ${listed(all.map((run) => run.stepsToTrain))}; ` +
      `to validation .5 ${listed(all.map((run) => run.stepsToHalf))}, .9 ${listed(all.map((run) => run.stepsToNinety))}, ` +
      `.99 ${listed(all.map((run) => run.stepsToGrok))}; delay ${listed(all.map((run) => run.delay))}`
    );
  });
}

function slopeClaim(id: string, statement: string, time: TimeName, accuracy: string): RunClaim {
  return {
    id: `grokking/${id}`,
    kind: 'paper',
    suite: 'grokking',
    statement,
    estimand: `slope of log₁₀ steps to validation accuracy ${accuracy} over log₁₀ α, α ∈ {1, 3, 10}, τ = 1, by seed; a censored run counts with the steps it was given where that weakens the slope`,
    unit: 'decades per decade of α',
    direction: 'below',
    margin: 0,
    test: 'median',
    source: 'Figs. 6d, 12',
    profiles: ['quick', 'paper'],
    ...(time === 'stepsToGrok'
      ? {
          paper: 'grokking.json#/slopeOfStepsToGrok',
          shrunk: {
            quick:
              'runs end at 3,000 steps, and operation, training fraction and weight decay, of which the paper publishes none, are ours: x + y, a half and 1',
            paper:
              'operation, training fraction and weight decay, of which the paper publishes none, are ours: x/y, a half and 1',
          },
        }
      : { related: 'grokking.json#/slopeOfStepsToGrok' }),
    ...runsOf(settings),
    value: (runs) => contrast(inOrder(runs, settings), weights, time, 'below'),
    notes: (seeds) => (time === 'stepsToGrok' ? timesByAlpha(seeds) : []),
  };
}

function orderClaim(id: string, statement: string, time: TimeName, accuracy: string): RunClaim {
  return {
    id: `grokking/${id}`,
    kind: 'paper',
    suite: 'grokking',
    statement,
    estimand: `share of seeds whose steps to validation accuracy ${accuracy} fall strictly from α = 1 to 3 to 10; a censored run comes last, two censored are a tie`,
    unit: 'share of seeds',
    direction: 'above',
    // One of six orders: what chance gives.
    margin: 1 / 6,
    test: 'proportion',
    // Three seeds of four leave it open in one run of four; eight rarely do.
    looks: { quick: [4, 8], paper: [5, 10] },
    source: 'Figs. 6d, 12',
    profiles: ['quick', 'paper'],
    ...runsOf(settings),
    value: (runs) => falls(inOrder(runs, settings), time),
  };
}

/** Upstream embeddings shorten the time to grok: how steeply, and in how many seeds the whole order holds. */
export const soonerClaims: readonly RunClaim[] = [
  slopeClaim('upstream-groks-sooner', 'Upstream embeddings shorten the time to grok.', 'stepsToGrok', '0.99'),
  orderClaim(
    'grok-order',
    'The further upstream the embeddings, the sooner a network groks.',
    'stepsToGrok',
    '0.99',
  ),
  slopeClaim(
    'upstream-generalises-sooner',
    'Upstream embeddings shorten the time to validation accuracy 0.9.',
    'stepsToNinety',
    '0.9',
  ),
  orderClaim(
    'generalise-order',
    'The further upstream the embeddings, the sooner validation accuracy reaches 0.9.',
    'stepsToNinety',
    '0.9',
  ),
];
