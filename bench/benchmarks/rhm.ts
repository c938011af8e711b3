import type { TimedStep } from '../timed-step.ts';
import { drawGrammar } from '../../suites/rhm/grammar.ts';
import { shareClassified } from '../../suites/rhm/classify.ts';
import { drawWeights } from '../../suites/rhm/initial-weights.ts';
import { activationBytes, layerShapes } from '../../suites/rhm/network-shape.ts';
import { drawSplit } from '../../suites/rhm/samples.ts';
import { nothingToWaitFor, type Benchmark, gpus, processors } from '../benchmark.ts';
import { readyNetworks } from '../network-step.ts';

const shape = { inputs: 64, width: 64, hiddenLayers: 3, classes: 8 };
const grammar = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
const batch = 128;
const testStrings = 26_214;
const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;

const parameters = layerShapes(shape).reduce((sum, [fanIn, fanOut]) => sum + fanIn * fanOut, 0);

/** Three products a layer but two in the first, and momentum; weights and velocities read and written. */
const step = {
  flop: 2 * batch * (3 * parameters - shape.inputs * shape.width) + 4 * parameters,
  bytes: 4 * parameters * bytesOfFloat + activationBytes(shape, batch),
};

const evaluation = {
  flop: 2 * testStrings * parameters,
  bytes: testStrings * (shape.inputs + shape.hiddenLayers * shape.width + shape.classes) * bytesOfFloat,
};

const shared = { group: 'suite', suite: 'rhm', arithmetic: 'engine' } as const;

function networkStep(ensemble: number, more: Partial<Benchmark> & Pick<Benchmark, 'id'>): Benchmark {
  return {
    ...shared,
    phase: 'train',
    what: `one step of a network on hierarchical data (width 64, batch ${batch}), of ${ensemble} that are trained together`,
    per: 'step of one network',
    ready: ({ engine }) => {
      const { step: call, ...ready } = readyNetworks(engine, ensemble);
      return { ...ready, work: step, call };
    },
    ...more,
  };
}

/** Quick trains three α by six seeds together, paper seven by six; the networks are the same. */
export const benchmarks: readonly Benchmark[] = [
  networkStep(18, { id: 'rhm/step-quick', profiles: ['quick'] }),
  networkStep(42, { id: 'rhm/step-paper', profiles: ['paper'] }),
  networkStep(84, { id: 'rhm/step-of-84', on: gpus }),
  {
    ...shared,
    id: 'rhm/evaluation',
    phase: 'evaluate',
    profiles: ['quick', 'paper'],
    what: `classes of ${testStrings} strings by one network`,
    per: 'evaluation of one network',
    ready: ({ engine }) => {
      const weights = drawWeights(shape, 0, 1);
      const { test } = drawSplit(drawGrammar(grammar, 0), 0, { train: batch, test: testStrings });
      const call = async (): Promise<void> => {
        await shareClassified(engine, shape, weights, test, grammar.v);
      };
      return { members: 1, work: evaluation, call, finish: nothingToWaitFor, dispose: () => undefined };
    },
  },
];

/** Timed against others' ways of taking it. */
export const timedSteps: readonly TimedStep[] = [
  {
    id: 'rhm-step',
    what: 'one step of one network on hierarchical data (width 64, batch 128)',
    steps: 100,
    ready: readyNetworks,
    peers: [
      { name: 'pytorch-public', script: 'rhm-step.py', options: ['public'], on: processors },
      { name: 'pytorch-lean', script: 'rhm-step.py', options: ['lean'], on: processors },
      { name: 'pytorch-gpu', script: 'rhm-step.py', options: ['lean', '--device=cuda'], on: gpus },
    ],
  },
];
