import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../../core/engine/open-engine.ts';
import type { Compilation } from '../../core/engine/steps/step.ts';
import { whyUnavailable } from '../../core/engine/why-unavailable.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { architecture, type ArchitectureChoice } from './architecture.ts';
import { ConvolutionalNetwork } from './convolutional-network.ts';
import { drawGratings } from './gratings.ts';
import { ImageBatches } from './image-batches.ts';
import { drawWeights } from './initial-weights.ts';

const skip = await whyUnavailable('tensorflow');
const count = 12;

for (const [choice, side, batchSize] of [
  [{ network: 'small', filters: 4, kernelSize: 5 }, 12, 8],
  [{ network: 'small', filters: 32, kernelSize: 15 }, 32, 32],
  [{ network: 'dawn', filters: 4, kernelSize: 5 }, 16, 8],
] as const satisfies readonly (readonly [ArchitectureChoice, number, number])[]) {
  const { network: name, filters, kernelSize } = choice;
  const what = `${name} network, ${filters} filters of ${kernelSize} × ${kernelSize}`;
  test(`steps in a loop inside TensorFlow have the bits of single steps: ${what}`, { skip }, async () => {
    const engine = await openEngine('tensorflow');
    const images = drawGratings(side, { train: count * batchSize, test: 0 }, 1);
    const network = architecture(choice, images);
    const prepared = new ImageBatches(images, network.first);
    const positions = Array.from({ length: count * batchSize }, (_, i) => i);
    const batches = {
      count,
      images: prepared.folded(images.train, positions, 'flip', new RandomStream('cnn/test', 1)),
      labels: prepared.oneHot(images.train.labels, positions),
      rates: Float32Array.from({ length: count }, (_, i) => 0.02 * (1 + i)),
    };
    const outcome = async (compile: Compilation): Promise<unknown> => {
      const setting = { momentum: 0.9, batchSize };
      const trained = new ConvolutionalNetwork(
        { ...engine, compile },
        network,
        setting,
        drawWeights(network, 1, 3),
      );
      const results = await trained.train(batches);
      const state = await trained.state();
      trained.dispose();
      return { results, state };
    };
    assert.deepEqual(await outcome('lowered'), await outcome('none'));
  });
}
