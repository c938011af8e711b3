import type { Engine } from '../core/engine/engine.ts';
import { RandomStream } from '../core/numerics/random-stream.ts';
import {
  architecture,
  convolutionPixels,
  convolutions,
  type Architecture,
} from '../suites/cnn/architecture.ts';
import { ConvolutionalNetwork } from '../suites/cnn/convolutional-network.ts';
import { ImageBatches, type LabelledImages } from '../suites/cnn/image-batches.ts';
import { drawWeights } from '../suites/cnn/initial-weights.ts';
import { stepsInMemory } from '../suites/cnn/steps-in-memory.ts';
import { nothingToWaitFor } from './benchmark.ts';
import { stepsACall } from './steps-a-call.ts';
import type { Workload } from './workload.ts';

const sizes = { side: 32, channels: 3, classes: 10 };

/** Noise of the size of a batch of CIFAR-10, and one test image. */
function noise(stream: RandomStream, batchSize: number): LabelledImages {
  const part = (count: number) => ({
    count,
    images: Uint8Array.from({ length: count * sizes.side ** 2 * sizes.channels }, () =>
      stream.integer(0, 255),
    ),
    labels: Uint8Array.from({ length: count }, (_, i) => i % sizes.classes),
  });
  return { ...sizes, train: part(batchSize), test: part(1) };
}

/** A network and the number of images in its batches. */
export interface FilterSetting {
  readonly network: Architecture;
  readonly batchSize: number;
}

/** The quick profile's. */
export const quickFilters: FilterSetting = {
  network: architecture({ network: 'small', filters: 32, kernelSize: 15 }, sizes),
  batchSize: 128,
};

/** The paper's. */
export const paperFilters: FilterSetting = {
  network: architecture({ network: 'dawn', filters: 64, kernelSize: 15 }, sizes),
  batchSize: 512,
};

/**
 * Multiplications with their additions, and numbers made, by the convolutions for one image forwards; `first` of the
 * products are the first layer's, which are not taken backwards to the images.
 */
export function forwardWork(network: Architecture): {
  readonly products: number;
  readonly first: number;
  readonly made: number;
} {
  const pixels = convolutionPixels(network);
  const total = { products: 0, first: 0, made: 0 };
  for (const [i, { filter }] of convolutions(network.steps).entries()) {
    const [height, width, from, to] = filter;
    const made = pixels[i]! * to;
    total.products += made * height * width * from;
    if (i === 0) total.first = total.products;
    total.made += made;
  }
  return total;
}

/**
 * A network on an engine, ready to take steps on batches of images that are mirrored, normalised, folded and uploaded
 * each time.
 */
export function readyFilters(engine: Engine, { network, batchSize } = quickFilters): Workload {
  const stream = new RandomStream('bench/cnn-step', 0);
  const images = noise(stream, batchSize);
  const batches = new ImageBatches(images, network.first);
  const steps = Math.min(stepsACall(engine), stepsInMemory(network, batchSize));
  const positions = Uint32Array.from({ length: steps * batchSize }, (_, i) => i % batchSize);
  // A small rate: however many steps are timed, the loss stays away from zero and from infinity.
  const rates = new Float32Array(steps).fill(1e-3);
  const setting = { momentum: 0.9, batchSize };
  const training = new ConvolutionalNetwork(engine, network, setting, drawWeights(network, 0, 1));
  return {
    members: 1,
    steps,
    step: async () => {
      await training.train({
        count: steps,
        images: batches.folded(images.train, positions, 'flip', stream),
        labels: batches.oneHot(images.train.labels, positions),
        rates,
      });
    },
    finish: nothingToWaitFor,
    dispose: () => training.dispose(),
  };
}
