import { defineSuite, type Plan, type SweepOf } from '../../core/suite.ts';
import type { TransformerParameters, GrokkingExperiments } from '../../schemas/grokking.d.ts';
import { expectedSteps } from './expected-steps.ts';

/** The paper's grid (Fig. 12): overall scale τ and embedding scale α; Fig. 6d adds α = 100. */
const taus = [0.5, 0.75, 1, 1.25, 1.5];
const alphas = [0.1, 0.3, 1, 3, 10];
const seeds = [0, 1, 2, 3, 4];

/** A multiplication with its addition on one core, in seconds, roughly. */
const productSeconds = 7e-11;

/** Multiplications of a step for one pair: about 9 d² + d p forward, twice as many backward. */
function stepSeconds({ dimension: d, prime: p, batchSize }: TransformerParameters): number {
  const pairs = Math.min(batchSize, (p * p) / 4);
  return 1e-3 + 3 * pairs * (9 * d * d + d * p) * productSeconds;
}

/** Seconds of one core, with a fifth on top for looking at the whole training and validation sets. */
function cost(parameters: TransformerParameters): number {
  return 1.2 * expectedSteps(parameters) * stepSeconds(parameters);
}

/** What a training step and a look at the network call. */
const operations = [
  ...([
    'matMul batched',
    'matMul transposed',
    'relu',
    'step',
    'softmax',
    'gather',
    'slice',
    'split',
    'concat',
  ] as const),
  ...(['add', 'sub', 'mul', 'div', 'square', 'sqrt', 'rsqrt', 'exp', 'log', 'neg'] as const),
  ...(['sum', 'max', 'transpose', 'reshape', 'pad', 'stack', 'oneHot'] as const),
];

type RunSweep = SweepOf<'transformer', TransformerParameters>;

function sweep(
  fixed: NonNullable<RunSweep['fixed']>,
  axes: NonNullable<RunSweep['axes']>,
  own?: readonly number[],
): RunSweep {
  const shared = { experiment: 'transformer', fixed, axes, seeded: true } as const;
  return own === undefined ? shared : { ...shared, seeds: own };
}

const quick: Plan<GrokkingExperiments> = {
  note:
    'x + y instead of the public code’s x/y mod 97 (9,409 pairs instead of 9,312), four of five seeds, τ = 1, three of ' +
    'the paper’s α and a cap of 3,000 steps. Network, optimiser, weight decay 1 and training fraction are the defaults of ' +
    'the public code that the paper names, with its one layer; the paper publishes neither operation nor fraction nor ' +
    'decay. α from 1 to 10 is where the claim is made. Controls use α = 1 and 10 (learning rate) and τ = 0.5; α below 1 ' +
    'is shown with one seed up to step 1,000, by when α = 1 has learned its training set, and nothing is claimed of it.',
  seeds: seeds.slice(0, 4),
  laterSeeds: [[4, 5, 6, 7]],
  sweeps: [
    sweep({}, { alpha: [1, 3, 10] }),
    // Controls: a four times larger learning rate; τ with the rate divided by τ², and with the same as at τ = 1.
    sweep({ baseLearningRate: 0.004 }, { alpha: [1, 10] }),
    sweep({ tau: 0.5, alpha: 1 }, { rateScaling: ['inverse-tau-squared', 'constant'] }),
    // Below α = 1 nothing is claimed; the figures show it.
    sweep({ maxSteps: 1000 }, { alpha: [0.1, 0.3] }, seeds.slice(0, 1)),
  ],
};

export const suite = defineSuite<GrokkingExperiments>({
  id: 'grokking',
  version: 1,
  title: 'Modular arithmetic: upstream embeddings shorten the time to grok',
  source: 'Figs. 6d, 12; Section 6',
  defaultExperiment: 'transformer',
  experiments: {
    transformer: {
      arithmetic: 'engine',
      operations,
      cost,
      membersDifferIn: ['alpha', 'seed', 'tau', 'baseLearningRate', 'rateScaling'],
      largestEnsemble: 32,
    },
    // One network at a time, with kernels four times on the way.
    kernel: {
      arithmetic: 'engine',
      operations: [...operations, 'tile'],
      cost: (parameters) => cost(parameters) + 10,
    },
  },
  profiles: {
    smoke: {
      note:
        'x + y mod 13, a network of 32 dimensions, 100 steps: data, training and record run from end to end; at this ' +
        'size nothing is claimed.',
      seeds: seeds.slice(0, 2),
      sweeps: [
        sweep(
          { prime: 13, dimension: 32, batchSize: 32, maxSteps: 100, fraction: 0.8 },
          { alpha: [1, 10], operation: ['x+y', 'x/y'] },
        ),
      ],
    },
    quick,
    paper: {
      note:
        'The paper’s grid of τ and α at five seeds, with α = 100 at τ = 1 as in Fig. 6d and the controls of the quick ' +
        'profile, at the public code’s x/y mod 97, half of all pairs and weight decay 1, of which the paper publishes ' +
        'none: so weight decay 0, 0.1 and 1 and the three operations are swept too at τ = 1, α = 1 and 10, to see which ' +
        'of them give the paper’s ratio of 288 between steps to grok and steps to train. These 80 further networks cost ' +
        'up to 2.4 million steps, where the first 160 cost up to 4.8 million, since those at a smaller decay run to the ' +
        'cap. Ten of the first are trained once more with a look at their tangent kernels. Runs that have not arrived at step 30,000 are censored there.',
      seeds,
      laterSeeds: [[5, 6, 7, 8, 9]],
      sweeps: [
        sweep({ operation: 'x/y', maxSteps: 30_000 }, { tau: taus, alpha: alphas }),
        sweep({ operation: 'x/y', maxSteps: 30_000 }, { alpha: [100] }),
        sweep({ operation: 'x/y', maxSteps: 30_000, baseLearningRate: 0.004 }, { alpha: [1, 10] }),
        sweep(
          { operation: 'x/y', maxSteps: 30_000, rateScaling: 'constant' },
          { tau: taus.filter((tau) => tau !== 1), alpha: [1] },
        ),
        // What the paper does not publish. Weight decay 1 with x/y is in the grid.
        sweep({ operation: 'x/y', maxSteps: 30_000 }, { alpha: [1, 10], weightDecay: [0, 0.1] }),
        sweep({ maxSteps: 30_000 }, { alpha: [1, 10], operation: ['x+y', 'x-y'], weightDecay: [0, 0.1, 1] }),
        // As in the grid, and the kernel on the way.
        {
          experiment: 'kernel',
          fixed: { operation: 'x/y', maxSteps: 30_000 },
          axes: { alpha: [1, 10] },
          seeded: true,
        },
      ],
    },
  },
});
