import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { Rank } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { architecture, convolutions } from './architecture.ts';
import { ConvolutionalNetwork } from './convolutional-network.ts';
import { foldFilters, imageEntries, unfoldFilters } from './folded-layer.ts';
import { drawWeights } from './initial-weights.ts';

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
function folded(engine: Engine, batch: number) {
  const { foldedSide, foldedChannels } = network.first;
  const values = Array.from({ length: batchSize }, (_, i) => {
    const start = (batch * batchSize + i) * size;
    const image = [...reference.images.slice(start, start + size), 0];
    return [...imageEntries(network.first)].map((entry) => image[entry]!);
  });
  return engine.tf.tensor4d(values.flat(), [batchSize, foldedSide, foldedSide, foldedChannels]);
}

function oneHot(engine: Engine, batch: number) {
  const labels = reference.labels.slice(batch * batchSize, (batch + 1) * batchSize);
  const values = labels.flatMap((label) => Array.from({ length: classes }, (_, c) => Number(c === label)));
  return engine.tf.tensor2d(values, [batchSize, classes]);
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
      const trained = new ConvolutionalNetwork(engine, network, settings.momentum, {
        filters: [foldFilters(network.first, first!), ...others],
        readOut: Float32Array.from(reference.started.readOut),
      });
      for (let step = 0; step < settings.steps; step++) {
        const [images, labels] = [folded(engine, step % 3), oneHot(engine, step % 3)];
        trained.step(images, labels, settings.learningRate);
        const { loss } = await trained.takeProgress();
        assertClose([loss], [reference.losses[step]!], `loss at step ${step}`);
        engine.tf.dispose([images, labels]);
      }
      const { filters, readOut } = await trained.weights();
      const unfolded = [unfoldFilters(network.first, filters[0]!), ...filters.slice(1)];
      for (const [layer, expected] of reference.finished.filters.entries()) {
        assertClose(unfolded[layer]!, expected, `convolution ${layer}, weight`);
      }
      assertClose(readOut, reference.finished.readOut, 'read-out');
      const images = folded(engine, 0);
      assertClose(await trained.outputs(images), reference.outputs, 'output');
      images.dispose();
      trained.dispose();
      assert.equal(engine.tf.memory().numTensors, before);
    });

    test('counts right answers', async () => {
      await engine.tf.setBackend(name);
      const [first, ...others] = reference.started.filters.map((values) => Float32Array.from(values));
      const trained = new ConvolutionalNetwork(engine, network, settings.momentum, {
        filters: [foldFilters(network.first, first!), ...others],
        // Nothing but the read-out's first feature, for class 2.
        readOut: Float32Array.from({ length: 8 * classes }, (_, i) => (i === 2 ? 1 : 0)),
      });
      trained.step(folded(engine, 0), oneHot(engine, 0), 0);
      const { correct } = await trained.takeProgress();
      assert.equal(correct, reference.labels.slice(0, batchSize).filter((label) => label === 2).length);
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
  const trained = new ConvolutionalNetwork(engine, residual, 0.9, drawWeights(residual, 1, 1));
  const images = engine.tf.randomNormal<Rank.R4>([4, 20, 20, 3], 0, 1, 'float32', 1);
  const labels = engine.tf.tensor2d(
    Array.from({ length: 40 }, (_, i) => Number(i % 11 === 0)),
    [4, 10],
  );
  for (let step = 0; step < 12; step++) trained.step(images, labels, 0.1);
  const { loss } = await trained.takeProgress();
  // Four images are soon learned; a guess has log 10 = 2.3.
  assert.ok(loss < 2.2, String(loss));
  assert.equal((await trained.outputs(images)).length, 40);
});
