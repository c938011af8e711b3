import type { TimedStep } from '../timed-step.ts';
import { forwardWork, paperFilters, quickFilters, readyFilters, type FilterSetting } from '../cnn-step.ts';
import { drawWeights } from '../../suites/cnn/initial-weights.ts';
import { testOutputs } from '../../suites/cnn/network-outputs.ts';
import { initialState, tensorsOf } from '../../suites/cnn/network-state.ts';
import { gpus, nothingToWaitFor, type Benchmark, processors } from '../benchmark.ts';

const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;
/** Normalisation, ReLU and pooling, forwards and back, pass over what a convolution makes about this often. */
const passes = 8;

/** Convolutions forwards, and backwards by filters and by inputs, but for the first, whose inputs are images. */
function work({ network, batchSize }: FilterSetting) {
  const { products, first, made } = forwardWork(network);
  return { flop: 2 * batchSize * (3 * products - first), bytes: passes * batchSize * made * bytesOfFloat };
}

function step(profile: 'quick' | 'paper', what: string, setting: FilterSetting): Benchmark {
  return {
    ...{ id: `cnn/step-${profile}`, group: 'suite', suite: 'cnn', arithmetic: 'engine', phase: 'train' },
    profiles: [profile],
    what: `one step of ${what}, batch ${setting.batchSize}`,
    per: 'step of one network',
    ready: ({ engine }) => {
      const { step: call, ...ready } = readyFilters(engine, setting);
      return { ...ready, work: work(setting), call };
    },
  };
}

/** Test images to a call of the suite. */
const testBatch = 250;

function evaluation(profile: 'quick' | 'paper', what: string, { network }: FilterSetting): Benchmark {
  const { products, made } = forwardWork(network);
  return {
    ...{
      id: `cnn/evaluation-${profile}`,
      group: 'suite',
      suite: 'cnn',
      arithmetic: 'engine',
      phase: 'evaluate',
    },
    profiles: [profile],
    what: `outputs of ${what} for ${testBatch} images, uploaded`,
    per: 'evaluation of one network',
    ready: ({ engine }) => {
      const trained = initialState(engine, network, drawWeights(network, 0, 1));
      const { foldedSide, foldedChannels } = network.first;
      const shape: [number, number, number, number] = [testBatch, foldedSide, foldedSide, foldedChannels];
      const pixels = Float32Array.from(
        { length: testBatch * foldedSide ** 2 * foldedChannels },
        (_, i) => (i % 7) - 3,
      );
      const call = async (): Promise<void> => {
        const images = engine.tf.tensor4d(pixels, shape);
        await testOutputs(engine, network, trained, images);
        images.dispose();
      };
      return {
        members: 1,
        // Normalised and rectified where they are made: read and written once more.
        work: { flop: 2 * testBatch * products, bytes: 3 * testBatch * made * bytesOfFloat },
        call,
        finish: nothingToWaitFor,
        dispose: () => engine.tf.dispose(tensorsOf(trained)),
      };
    },
  };
}

const smallNetwork = 'the small network with 32 filters of 15 × 15';
const paperNetwork = 'the ResNet with 64 filters of 15 × 15';

export const benchmarks: readonly Benchmark[] = [
  step('quick', smallNetwork, quickFilters),
  evaluation('quick', smallNetwork, quickFilters),
  // Seconds a step on a processor.
  { ...step('paper', paperNetwork, paperFilters), on: gpus },
  { ...evaluation('paper', paperNetwork, paperFilters), on: gpus },
];

/** Timed against others' ways of taking it. */
export const timedSteps: readonly TimedStep[] = [
  {
    id: 'cnn-step',
    what: 'one step of the small convolutional network (15 × 15 filters, batch 128)',
    steps: 3,
    ready: readyFilters,
    peers: [
      { name: 'pytorch', script: 'cnn-step.py', options: ['contiguous'], on: processors },
      { name: 'pytorch-channels-last', script: 'cnn-step.py', options: ['channels-last'], on: processors },
      { name: 'pytorch-gpu', script: 'cnn-step.py', options: ['channels-last', '--device=cuda'], on: gpus },
    ],
  },
];
