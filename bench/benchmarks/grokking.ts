import type { TimedStep } from '../timed-step.ts';
import { activationBytes } from '../../suites/grokking/activation-bytes.ts';
import { BatchOrder } from '../../suites/grokking/batch-order.ts';
import { modularTable } from '../../suites/grokking/modular-table.ts';
import { allRows } from '../../suites/grokking/network-shape.ts';
import { drawSplit } from '../../suites/grokking/split.ts';
import { drawWeights } from '../../suites/grokking/initial-weights.ts';
import { NetworkEnsemble } from '../../suites/grokking/network-ensemble.ts';
import { nothingToWaitFor, type Benchmark, gpus, processors } from '../benchmark.ts';
import { readyTransformers, transformerBatch, transformerShape } from '../transformer-step.ts';

const { dimension: d, hidden, prime } = transformerShape;
const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;

/** Multiplications with their additions for one pair: attention's output matrix, hidden layer, read-out. */
const products = d * d + 2 * d * hidden + d * (prime + 2);
/** AdamW reads parameters, gradient and both moments, and writes all but the gradient. */
const adamPasses = 7;

const step = {
  flop: 2 * 3 * transformerBatch * products,
  bytes:
    adamPasses * allRows(transformerShape) * d * bytesOfFloat +
    activationBytes({ batchSize: transformerBatch, dimension: d }),
};

const validationPairs = Math.ceil(prime ** 2 / 2);
const evaluation = {
  flop: 2 * validationPairs * products,
  bytes: validationPairs * (hidden + 3 * d + prime + 2) * bytesOfFloat,
};

const shared = { group: 'suite', suite: 'grokking', arithmetic: 'engine' } as const;

function networkStep(ensemble: number, more: Partial<Benchmark> & Pick<Benchmark, 'id'>): Benchmark {
  return {
    ...shared,
    phase: 'train',
    what: `one step of a transformer of one layer (p = ${prime}, d = ${d}, ${transformerBatch} pairs), of ${ensemble} trained together`,
    per: 'step of one network',
    ready: ({ engine }) => {
      const { step: call, ...ready } = readyTransformers(engine, ensemble);
      return { ...ready, work: step, call };
    },
    ...more,
  };
}

/** Networks, sizes and batches are the same in both profiles; paper has more of them. */
export const benchmarks: readonly Benchmark[] = [
  networkStep(6, { id: 'grokking/step', profiles: ['quick', 'paper'] }),
  // The paper's grid.
  networkStep(160, { id: 'grokking/step-of-160', on: gpus }),
  {
    ...shared,
    id: 'grokking/evaluation',
    profiles: ['quick', 'paper'],
    phase: 'evaluate',
    what: `loss and accuracy of one transformer on ${validationPairs} pairs`,
    per: 'evaluation of one network',
    ready: ({ engine }) => {
      const table = modularTable('x+y', prime);
      const weights = drawWeights(transformerShape, 0, 1);
      const { train, validation } = drawSplit(table.x.length, 0.5, 0);
      const batches = new BatchOrder(train, transformerBatch, 0);
      const network = new NetworkEnsemble(engine, transformerShape, table, 1, [
        { weights, tau: 1, learningRate: 1e-3, batches },
      ]);
      const call = async (): Promise<void> => {
        await network.scores([validation]);
      };
      return {
        members: 1,
        work: evaluation,
        call,
        finish: nothingToWaitFor,
        dispose: () => network.dispose(),
      };
    },
  },
];

/** Timed against others' ways of taking it. */
export const timedSteps: readonly TimedStep[] = [
  {
    id: 'grokking-step',
    what: 'one step of the transformer of one layer (p = 97, d = 128, 512 pairs)',
    steps: 5,
    ready: readyTransformers,
    peers: [
      { name: 'pytorch-public', script: 'grokking-step.py', options: ['1'], on: processors },
      { name: 'pytorch-gpu', script: 'grokking-step.py', options: ['1', '--device=cuda'], on: gpus },
    ],
  },
];
