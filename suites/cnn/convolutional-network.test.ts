import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { openEngine } from '../../core/engine/open-engine.ts';
import { architecture, convolutions } from './architecture.ts';
import { ConvolutionalNetwork, type Batches } from './convolutional-network.ts';
import { foldedPlaces, foldFilters, unfoldFilters } from './folded-layer.ts';
import { drawWeights } from './initial-weights.ts';
import { testOutputs } from './network-outputs.ts';
import { tensorsOf } from './network-state.ts';

/** Twelve steps of the small network in PyTorch; made by fixtures/torch-steps.py. */
const reference = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'fixtures', 'torch-steps.json'), 'utf8'),
) as {
  settings: {
    side: number;
    channels: number;
    kernelSize: number;
    filters: number;
    classes: number;
    batchSize: number;
    steps: number;
    learningRate: number;
    momentum: number;
  };
  started: { filters: number[][]; readOut: number[] };
  images: number[];
  labels: number[];
  losses: number[];
  finished: { filters: number[][]; readOut: number[] };
  outputs: number[];
};
const { settings } = reference;
const { side, channels, batchSize, classes } = settings;
const network = architecture({ network: 'small', ...settings }, settings);
const size = side * side * channels;

/** The fixture's images of one batch, folded. */
function folded(batch: number): Float32Array {
  const { foldedSide, foldedChannels } = network.first;
  const foldedSize = foldedSide ** 2 * foldedChannels;
  const values = new Float32Array(batchSize * foldedSize);
  for (let i = 0; i < batchSize; i++) {
    for (const [entry, place] of foldedPlaces(network.first).entries()) {
      values[i * foldedSize + place] = reference.images[(batch * batchSize + i) * size + entry]!;
    }
  }
  return values;
}

function oneHot(batch: number): Float32Array {
  const labels = reference.labels.slice(batch * batchSize, (batch + 1) * batchSize);
  return Float32Array.from(
    labels.flatMap((label) => Array.from({ length: classes }, (_, c) => Number(c === label))),
  );
}

/** Batches one after another, all at one rate. */
function batches(numbers: readonly number[], rate: number): Batches {
  const joined = (values: (batch: number) => Float32Array): Float32Array =>
    Float32Array.from(numbers.flatMap((batch) => [...values(batch)]));
  const rates = Float32Array.from(numbers, () => rate);
  return { count: numbers.length, images: joined(folded), labels: joined(oneHot), rates };
}

function assertClose(found: ArrayLike<number>, expected: readonly number[], what: string): void {
  const largest = Math.max(...expected.map(Math.abs));
  assert.equal(found.length, expected.length);
  for (const [i, value] of expected.entries()) {
    assert.ok(Math.abs(found[i]! - value) <= 1e-4 * largest, `${what} ${i}: ${found[i]!} against ${value}`);
  }
}

for (const name of ['wasm', 'cpu'] as const) {
  describe(`the small network on ${name}`, async () => {
    const engine = await openEngine(name);

    test('takes PyTorch’s steps: losses, weights and outputs for testing to 1e-4, and leaves no tensor', async () => {
      await engine.tf.setBackend(name);
      const before = engine.tf.memory().numTensors;
      const [first, ...others] = reference.started.filters.map((values) => Float32Array.from(values));
      const trained = new ConvolutionalNetwork(engine, network, settings, {
        filters: [foldFilters(network.first, first!), ...others],
        readOut: Float32Array.from(reference.started.readOut),
      });
      const numbers = Array.from({ length: settings.steps }, (_, step) => step % 3);
      const { losses } = await trained.train(batches(numbers, settings.learningRate));
      for (const [step, loss] of losses.entries()) {
        assertClose([loss], [reference.losses[step]!], `loss at step ${step}`);
      }
      const { filters, readOut } = await trained.weights();
      const unfolded = [unfoldFilters(network.first, filters[0]!), ...filters.slice(1)];
      for (const [layer, expected] of reference.finished.filters.entries()) {
        assertClose(unfolded[layer]!, expected, `convolution ${layer}, weight`);
      }
      assertClose(readOut, reference.finished.readOut, 'read-out');
      const { foldedSide, foldedChannels } = network.first;
      const images = engine.tf.tensor4d(folded(0), [batchSize, foldedSide, foldedSide, foldedChannels]);
      const state = trained.tensors();
      assertClose(await testOutputs(engine, network, state, images), reference.outputs, 'output');
      engine.tf.dispose([images, ...tensorsOf(state)]);
      trained.dispose();
      assert.equal(engine.tf.memory().numTensors, before);
    });

    test('counts right answers', async () => {
      await engine.tf.setBackend(name);
      const [first, ...others] = reference.started.filters.map((values) => Float32Array.from(values));
      const trained = new ConvolutionalNetwork(engine, network, settings, {
        filters: [foldFilters(network.first, first!), ...others],
        // Nothing but the read-out's first feature, for class 2.
        readOut: Float32Array.from({ length: 8 * classes }, (_, i) => (i === 2 ? 1 : 0)),
      });
      const { correct } = await trained.train(batches([0], 0));
      assert.equal(correct[0], reference.labels.slice(0, batchSize).filter((label) => label === 2).length);
    });
  });
}

test('the residual network is wired as the DAWN entry: its convolutions, and an output for each class', async () => {
  const engine = await openEngine('wasm');
  await engine.tf.setBackend('wasm');
  const sizes = { side: 16, channels: 3, classes: 10 };
  const residual = architecture({ network: 'dawn', filters: 2, kernelSize: 5 }, sizes);
  assert.deepEqual(
    convolutions(residual.steps).map(({ filter }) => filter),
    [
      [5, 5, 3, 2],
      [3, 3, 2, 4],
      [3, 3, 4, 4],
      [3, 3, 4, 4],
      [3, 3, 4, 8],
      [3, 3, 8, 16],
      [3, 3, 16, 16],
      [3, 3, 16, 16],
    ],
  );
  const setting = { momentum: 0.9, batchSize: 4 };
  const trained = new ConvolutionalNetwork(engine, residual, setting, drawWeights(residual, 1, 1));
  const image = engine.tf.randomNormal([4, 20, 20, 3], 0, 1, 'float32', 1).dataSync();
  const label = Float32Array.from({ length: 40 }, (_, i) => Number(i % 11 === 0));
  const count = 12;
  const repeated = (values: ArrayLike<number>): Float32Array =>
    Float32Array.from({ length: count * values.length }, (_, i) => values[i % values.length]!);
  const rates = new Float32Array(count).fill(0.1);
  const { losses } = await trained.train({ count, images: repeated(image), labels: repeated(label), rates });
  // Four images are soon learned; a guess has log 10 = 2.3.
  const mean = losses.reduce((sum, loss) => sum + loss / count, 0);
  assert.ok(mean < 2.2, String(mean));
  const images = engine.tf.tensor4d(image as Float32Array, [4, 20, 20, 3]);
  assert.equal((await testOutputs(engine, residual, trained.tensors(), images)).length, 40);
});
