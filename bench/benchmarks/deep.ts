import { disposeBatch, disposeImages, uploadBatch, uploadImages } from '../../suites/deep/device-batch.ts';
import { drawWeights } from '../../suites/deep/initial-weights.ts';
import { classes, layers } from '../../suites/deep/lenet-shape.ts';
import { LenetStack } from '../../suites/deep/lenet-stack.ts';
import { syntheticImages } from '../../suites/deep/fixtures/synthetic-images.ts';
import { disposeParameters, uploadParameters } from '../../suites/deep/parameters.ts';
import { takeSnapshot } from '../../suites/deep/snapshot.ts';
import { evaluateEvery } from '../../suites/deep/stack-training.ts';
import {
  nothingToWaitFor,
  type Benchmark,
  type BenchmarkContext,
  type ReadyBenchmark,
} from '../benchmark.ts';
import { stepsACall } from '../steps-a-call.ts';

const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;
/** The suite's own: the α of one seed are trained together. */
const alphas = [0.1, 0.3, 1, 3, 10];
const batch = 64;
const fullProbes = 16;

/** Positions at which each layer's weights are used, for one image. */
const positions = [28 ** 2, 10 ** 2, 1, 1, 1];
const used = layers.map(({ fanIn, units }, i) => ({
  products: positions[i]! * fanIn * units,
  made: positions[i]! * units,
}));
const products = used.reduce((sum, layer) => sum + layer.products, 0);
const made = used.reduce((sum, layer) => sum + layer.made, 0);
const parameters = layers.reduce((sum, { fanIn, units }) => sum + (fanIn + 1) * units, 0);

/** Forwards, backwards by weights, and by inputs but for the first layer; gradients as large as what was made. */
const step = {
  flop: 2 * batch * (3 * products - used[0]!.products) + 2 * parameters,
  bytes: (2 * batch * made + 2 * parameters) * bytesOfFloat,
};

/** One backward pass for each output, and for every pair of images the products of the convolutions' gradients. */
function snapshotWork(probes: number) {
  const convolved =
    classes * layers.slice(0, 2).reduce((sum, { fanIn, units }) => sum + (fanIn + 1) * units, 0);
  return {
    flop: 2 * probes * products * (1 + 2 * classes) + 2 * probes ** 2 * convolved,
    bytes: (probes * (made * (1 + classes) + convolved) + probes ** 2) * bytesOfFloat,
  };
}

const shared = { group: 'suite', suite: 'deep', arithmetic: 'engine' } as const;

/** Images of a made set: what a step costs does not depend on what is in them. */
function readyStep({ engine }: BenchmarkContext): ReadyBenchmark {
  const indices = Array.from({ length: batch }, (_, i) => i);
  const images = uploadImages(engine, syntheticImages(batch), indices);
  const networks = new LenetStack(
    engine,
    alphas.map((alpha) => drawWeights(0, alpha)),
    { images, batchSize: batch, rate: 1e-4 },
  );
  const steps = Math.min(stepsACall(engine), evaluateEvery);
  const positions = Int32Array.from({ length: steps * batch }, (_, i) => i % batch);
  return {
    members: alphas.length,
    steps,
    work: step,
    call: async () => {
      await networks.train(positions);
    },
    finish: nothingToWaitFor,
    dispose: () => {
      networks.dispose();
      disposeImages(engine, images);
    },
  };
}

function snapshot(profile: 'quick' | 'paper', probes: number): Benchmark {
  return {
    ...shared,
    id: `deep/evaluation-${profile}`,
    phase: 'evaluate',
    profiles: [profile],
    what: `tangent kernel, patterns and outputs of one LeNet-5 on ${probes} images`,
    per: 'evaluation of one network',
    ready: ({ engine }) => {
      const network = uploadParameters(engine, [drawWeights(0, 1)]);
      const images = uploadBatch(
        engine,
        syntheticImages(probes),
        Array.from({ length: probes }, (_, i) => i),
      );
      return {
        members: 1,
        work: snapshotWork(probes),
        call: async () => {
          await takeSnapshot(engine, network, images.windows, fullProbes);
        },
        finish: nothingToWaitFor,
        dispose: () => {
          disposeBatch(engine, images);
          disposeParameters(engine, network);
        },
      };
    },
  };
}

/** Networks and batches are the same in both profiles; paper takes the kernel of more images. */
export const benchmarks: readonly Benchmark[] = [
  {
    ...shared,
    id: 'deep/step',
    phase: 'train',
    profiles: ['quick', 'paper'],
    what: `one step of LeNet-5 on ${batch} images of 28 × 28, of ${alphas.length} networks trained together`,
    per: 'step of one network',
    ready: readyStep,
  },
  snapshot('quick', 32),
  snapshot('paper', 64),
];
