import { defineSuite, type Experiment, type Plan, type Sweep } from '../../core/suite.ts';
import type { DeepExperiments, NetworkParameters } from '../../schemas/deep.d.ts';

const alphas = [0.1, 0.3, 1, 3, 10];
const seeds = [0, 1, 2, 3, 4, 5, 6, 7];

/** Steps that a network is likely to take to the matched loss: fewest where α is far from 1. */
function expectedSteps(alpha: number): number {
  return 500 / (1 + Math.abs(Math.log10(alpha)) ** 1.5);
}

const threeAlphas = [0.1, 1, 10];

/** Sizes of profile smoke: every line of the trainer in seconds. */
const smokeSizes = {
  trainImages: 128,
  testImages: 64,
  probes: 8,
  fullProbes: 4,
  batchSize: 16,
  maxSteps: 16,
  steps: [8, 16],
};

/** One epoch on the images of `network` with labels that say nothing. */
const shuffledEpoch: Sweep<DeepExperiments> = {
  experiment: 'shuffled-labels',
  fixed: { maxSteps: 64, steps: [16, 64] },
  axes: { alpha: threeAlphas },
  seeded: true,
};

/** Few images with labels that say nothing, until they are half known by heart: from a loss of ln 10 down to 1.5. */
const learnedByHeart: Sweep<DeepExperiments> = {
  experiment: 'shuffled-labels',
  fixed: { trainImages: 256, matchedLoss: 1.5, maxSteps: 8192, steps: [64, 512] },
  axes: { alpha: threeAlphas },
  seeded: true,
};

/** Half and twice the learning rate, and the same, to the matched loss. */
const otherRates: Sweep<DeepExperiments> = {
  experiment: 'rates',
  fixed: { steps: [16, 64, 128, 256, 512] },
  axes: { alpha: threeAlphas, learningRate: [0.005, 0.01, 0.02] },
  seeded: true,
  seeds: seeds.slice(0, 4),
};

const paper: Plan<DeepExperiments> = {
  note:
    'The paper’s α, number of runs and epochs (500 of 4,096 images; the figure ends there). Its training-set size, ' +
    'learning rate and batches are not published: those of the quick profile are kept, so that it is the same ' +
    'experiment carried on, with the whole test set. Controls: shuffled labels for an epoch and learned by heart, and ' +
    'other learning rates.',
  seeds,
  sweeps: [
    {
      experiment: 'network',
      fixed: {
        testImages: 10_000,
        probes: 64,
        stopAtMatch: false,
        maxSteps: 32_000,
        steps: [16, 64, 128, 256, 512, 640, 1024, 2048, 4096, 6400, 8192, 16_384, 32_000],
      },
      axes: { alpha: alphas },
      seeded: true,
    },
    shuffledEpoch,
    learnedByHeart,
    otherRates,
  ],
};

/** LeNet-5 on the engine, whatever its labels and learning rate. */
const lenet: Experiment<NetworkParameters> = {
  arithmetic: 'engine',
  data: ['mnist'],
  operations: [
    ...(['matMul', 'matMul transposed', 'matMul batched', 'matMul broadcast', 'relu', 'step'] as const),
    ...(['softmax', 'sum', 'max', 'exp', 'add', 'sub', 'mul', 'div', 'transpose'] as const),
    ...(['matMul with a long inner dimension', 'reshape', 'concat', 'split', 'slice'] as const),
    ...(['tile', 'gather'] as const),
  ],
  cost: ({ alpha, maxSteps, stopAtMatch, batchSize, trainImages, learningRate }) => {
    const toMatch = (expectedSteps(alpha) * 0.01) / learningRate;
    const steps = stopAtMatch ? Math.min(maxSteps, toMatch) : maxSteps;
    return 0.5 + steps * 1e-4 * batchSize + 1e-6 * trainImages;
  },
  membersDifferIn: ['alpha'],
  largestEnsemble: 5,
};

export const suite = defineSuite<DeepExperiments>({
  id: 'deep',
  version: 1,
  title: 'LeNet-5 on MNIST: the kernel moves with activation patterns, not with parameters',
  source: 'Fig. 6a; Section 6',
  defaultExperiment: 'network',
  experiments: {
    network: lenet,
    'shuffled-labels': lenet,
    rates: lenet,
  },
  profiles: {
    smoke: {
      note:
        'Two α and two seeds for 16 steps, far from the matched loss: everything is computed, and that the map at ' +
        'initialisation does not depend on α is decided; the claims about training are not.',
      seeds: seeds.slice(0, 2),
      sweeps: (['network', 'shuffled-labels'] as const).map((experiment) => ({
        ...{ experiment, fixed: smokeSizes, axes: { alpha: [1, 10] }, seeded: true },
      })),
    },
    quick: {
      note:
        'All five α and six runs (eight where a claim is open after six) on 4,096 images, until the training loss is first below 0.5 (3 to 10 epochs): ' +
        'the claims are made at equal training loss, which every network reaches. As a control one epoch with shuffled labels.',
      seeds: seeds.slice(0, 6),
      laterSeeds: [seeds.slice(6)],
      sweeps: [
        {
          experiment: 'network',
          fixed: { steps: [16, 64, 128, 256, 512] },
          axes: { alpha: alphas },
          seeded: true,
        },
        shuffledEpoch,
      ],
    },
    paper,
  },
});
