import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { layerShapes, type NetworkShape, type Weights } from './network-shape.ts';
import { NetworkStack } from './network-stack.ts';

/** Fifty-one steps of the reference parametrisation in PyTorch; made by fixtures/torch-steps.py. */
const reference = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'fixtures', 'torch-steps.json'), 'utf8'),
) as {
  settings: {
    symbols: number;
    v: number;
    classes: number;
    width: number;
    hiddenLayers: number;
    alpha: number;
    batchSize: number;
    epochs: number;
    learningRate: number;
    momentum: number;
  };
  drawnWeights: number[][];
  strings: number[];
  labels: number[];
  orders: number[][];
  losses: number[];
  finalWeights: number[][];
};
const { settings } = reference;
const shape: NetworkShape = { ...settings, inputs: settings.symbols * settings.v };

/** The fixture's weights at the start, with an α of choice. */
function start(alpha: number): Weights {
  const last = reference.drawnWeights.length - 1;
  return reference.drawnWeights.map((values, layer) =>
    Float32Array.from(values, (value) =>
      layer === 0 ? value / alpha : layer === last ? value * alpha : value,
    ),
  );
}

/** The fixture's strings; its orders have every one of them once. */
const strings = {
  count: reference.labels.length,
  length: settings.symbols,
  symbols: Uint8Array.from(reference.strings),
  labels: Uint8Array.from(reference.labels),
};

/** Trains on the fixture's batches; the losses of each step, members side by side, and the final weights. */
async function train(engine: Engine, alphas: readonly number[], keepFrom?: { step: number; kept: number[] }) {
  const { epochs, batchSize, learningRate, momentum, v } = settings;
  const setting = { shape, v, momentum, batchSize, samples: strings.count };
  const networks = new NetworkStack(engine, setting, alphas.map(start));
  let members = alphas.length;
  const losses: number[][] = [];
  for (const [epoch, order] of reference.orders.entries()) {
    const rate = (learningRate * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2;
    for (let first = 0; first < order.length; first += batchSize) {
      if (losses.length === keepFrom?.step) {
        networks.keep(keepFrom.kept);
        members = keepFrom.kept.length;
      }
      const positions = Uint32Array.from(order.slice(first, first + batchSize));
      const sources = Array.from({ length: members }, () => ({ strings, positions }));
      losses.push([...(await networks.train(rate, [sources]))]);
    }
  }
  const weights = await networks.weights();
  networks.dispose();
  return { losses, weights };
}

function assertClose(
  found: ArrayLike<number>,
  expected: readonly number[],
  tolerance: number,
  what: string,
): void {
  const largest = Math.max(...expected.map(Math.abs));
  for (const [i, value] of expected.entries()) {
    assert.ok(
      Math.abs(found[i]! - value) <= tolerance * largest,
      `${what} ${i}: ${found[i]!} against ${value}`,
    );
  }
}

for (const name of ['wasm', 'cpu'] as const) {
  describe(`networks on ${name}`, async () => {
    const engine = await openEngine(name);

    test('take the steps of PyTorch’s reference: losses and weights to 1e-5', async () => {
      await engine.tf.setBackend(name);
      const { losses, weights } = await train(engine, [settings.alpha]);
      assertClose(losses.flat(), reference.losses, 1e-5, 'loss at step');
      for (const [layer, expected] of reference.finalWeights.entries()) {
        assert.equal(
          expected.length,
          layerShapes(shape)[layer]!.reduce((size, side) => size * side),
        );
        assertClose(weights[0]![layer]!, expected, 1e-5, `layer ${layer}, weight`);
      }
    });

    test('side by side are what each is alone', async () => {
      await engine.tf.setBackend(name);
      const alphas = [settings.alpha, 0.3, 1];
      const together = await train(engine, alphas);
      for (const [i, alpha] of alphas.entries()) {
        const alone = await train(engine, [alpha]);
        assertClose(
          together.losses.map((step) => step[i]!),
          alone.losses.flat(),
          1e-6,
          `α = ${alpha}, loss at step`,
        );
        for (const [layer, values] of alone.weights[0]!.entries()) {
          assertClose(
            together.weights[i]![layer]!,
            [...values],
            1e-6,
            `α = ${alpha}, layer ${layer}, weight`,
          );
        }
      }
    });

    test('go on unchanged when others leave, and leave no tensor behind', async () => {
      await engine.tf.setBackend(name);
      const before = engine.tf.memory().numTensors;
      const { losses, weights } = await train(engine, [0.3, settings.alpha, 1], { step: 20, kept: [1] });
      assertClose(
        losses.map((step) => step.at(step.length === 1 ? 0 : 1)!),
        reference.losses,
        1e-5,
        'loss at step',
      );
      assert.equal(weights.length, 1);
      assertClose(weights[0]![3]!, reference.finalWeights[3]!, 1e-5, 'read-out');
      assert.equal(engine.tf.memory().numTensors, before);
    });
  });
}
