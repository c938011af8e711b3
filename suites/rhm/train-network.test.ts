import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import type { Trained } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/rhm.d.ts';
import { Epochs } from './batches.ts';
import { drawGrammar } from './grammar.ts';
import { drawWeights } from './initial-weights.ts';
import { layerShapes } from './network-shape.ts';
import { drawSplit, splitSizes, type Samples } from './samples.ts';
import { trainNetworks } from './train-network.ts';

/** 54 strings of four symbols: 27 to train on, in batches of 8, 8, 8 and 3. */
const small: NetworkParameters = {
  ...{ alpha: 3, fraction: 0.5, seed: 4, v: 4, m: 3, L: 2, s: 2, classes: 2 },
  ...{ width: 10, hiddenLayers: 2, batchSize: 8, epochs: 6, baseLearningRate: 0.1, momentum: 0.9 },
  ...{ testFraction: 0.5, stopLoss: 0.01 },
};
const shape = { inputs: 16, width: 10, hiddenLayers: 2, classes: 2 };

/** Plain float64 loops over the paper's parametrisation: f(x) and, given an error, the gradient of each weight. */
function outputsOf(weights: readonly number[][], input: readonly number[]): number[][] {
  return layerShapes(shape).reduce<number[][]>(
    (entering, [fanIn, fanOut], layer) => {
      const last = layer === shape.hiddenLayers;
      const scale = last ? fanIn : Math.sqrt(fanIn);
      const leaving = Array.from({ length: fanOut }, (_, j) => {
        let sum = 0;
        for (let i = 0; i < fanIn; i++) sum += entering.at(-1)![i]! * weights[layer]![i * fanOut + j]!;
        return last ? sum / scale : Math.max(0, sum / scale);
      });
      return [...entering, leaving];
    },
    [[...input]],
  );
}

function addGradient(
  weights: readonly number[][],
  entering: number[][],
  error: number[],
  into: number[][],
): void {
  let behind = error;
  for (const [layer, [fanIn, fanOut]] of [...layerShapes(shape).entries()].reverse()) {
    const scale = layer === shape.hiddenLayers ? fanIn : Math.sqrt(fanIn);
    const ahead = Array.from({ length: fanIn }, () => 0);
    for (let i = 0; i < fanIn; i++) {
      for (let j = 0; j < fanOut; j++) {
        into[layer]![i * fanOut + j]! += (entering[layer]![i]! * behind[j]!) / scale;
        if (entering[layer]![i]! > 0) ahead[i]! += (weights[layer]![i * fanOut + j]! * behind[j]!) / scale;
      }
    }
    behind = ahead;
  }
}

function encoded({ length, symbols, labels }: Samples, position: number): { input: number[]; label: number } {
  const string = symbols.subarray(position * length, (position + 1) * length);
  const input = [...string].flatMap((symbol) => [0, 1, 2, 3].map((c) => (c === symbol ? 1 : 0)));
  return { input, label: labels[position]! };
}

/** The whole training in float64: mean loss of the last epoch and accuracy on the test strings. */
function reference(parameters: NetworkParameters): { trainLoss: number; testAccuracy: number } {
  const { seed, alpha, batchSize, epochs, momentum, baseLearningRate, width } = parameters;
  const grammar = drawGrammar(parameters, seed);
  const split = drawSplit(
    grammar,
    seed,
    splitSizes(parameters, parameters.fraction, parameters.testFraction),
  );
  const weights = drawWeights(shape, seed, alpha).map((values) => [...values]);
  const buffers = weights.map((values) => values.map(() => 0));
  const order = new Epochs(seed, split.train.count);
  let trainLoss = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const positions = [...order.next()];
    const rate = baseLearningRate * width * 0.5 * (1 + Math.cos((Math.PI * epoch) / epochs));
    const losses: number[] = [];
    while (positions.length > 0) {
      const batch = positions.splice(0, batchSize).map((position) => encoded(split.train, position));
      const gradient = weights.map((values) => values.map(() => 0));
      let loss = 0;
      for (const { input, label } of batch) {
        const layers = outputsOf(weights, input);
        const exponentials = layers.pop()!.map(Math.exp);
        const total = exponentials.reduce((sum, value) => sum + value, 0);
        loss -= Math.log(exponentials[label]! / total) / batch.length;
        const error = exponentials.map((value, c) => (value / total - (c === label ? 1 : 0)) / batch.length);
        addGradient(weights, layers, error, gradient);
      }
      losses.push(loss);
      for (const [layer, values] of weights.entries()) {
        for (const i of values.keys()) {
          buffers[layer]![i] = momentum * buffers[layer]![i]! + gradient[layer]![i]!;
          values[i]! -= rate * buffers[layer]![i];
        }
      }
    }
    trainLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  }
  const correct = Array.from({ length: split.test.count }, (_, i) => encoded(split.test, i)).filter(
    ({ input, label }) => {
      const outputs = outputsOf(weights, input).at(-1)!;
      return outputs.indexOf(Math.max(...outputs)) === label;
    },
  ).length;
  return { trainLoss, testAccuracy: correct / split.test.count };
}

describe('networks on the embedded engine', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('wasm');
  });

  function train(members: readonly NetworkParameters[]): Promise<Trained<NetworkMeasurements>[]> {
    return outcomes(trainNetworks, members, { engine, progress: () => undefined });
  }

  async function completed(members: readonly NetworkParameters[]): Promise<NetworkMeasurements[]> {
    return (await train(members)).map((trained) => {
      assert.equal(trained.state, 'completed');
      return trained.measurements;
    });
  }

  test('follow a float64 reference through schedule, momentum, batches and test', async () => {
    const [found] = await completed([small]);
    const { trainLoss, testAccuracy } = reference(small);
    assert.ok(
      Math.abs(found!.trainLoss - trainLoss) < 1e-5 * trainLoss,
      `${found!.trainLoss} against ${trainLoss}`,
    );
    assert.equal(found!.testAccuracy, testAccuracy);
    const { steps, epochs, trainSamples, testSamples, strings, sampling, fitted } = found!;
    assert.deepEqual(
      { steps, epochs, trainSamples, testSamples, strings, sampling, fitted },
      {
        steps: 24,
        epochs: 6,
        trainSamples: 27,
        testSamples: 27,
        strings: 54,
        sampling: 'permuted',
        fitted: false,
      },
    );
  });

  test('stop in their own epoch, have the same bits alone or in an ensemble, and leave no tensor behind', async () => {
    const tensors = engine.tf.memory().numTensors;
    const longer = { ...small, epochs: 60, stopLoss: 0.05 };
    const members = [
      { ...longer, alpha: 1 },
      longer,
      { ...longer, seed: 5 },
      { ...longer, alpha: 0.3, seed: 5 },
    ];
    const together = await completed(members);
    const epochs = together.map((found) => found.epochs);
    assert.ok(new Set(epochs).size > 2, `epochs ${epochs.join()}`);
    for (const [i, member] of members.entries())
      assert.deepEqual((await completed([member]))[0], together[i]);
    assert.deepEqual(await completed(members), together);
    assert.equal(engine.tf.memory().numTensors, tensors);
  });

  test('are marked as fitted when their loss falls below the stop, and then know their training set', async () => {
    const [found] = await completed([{ ...small, epochs: 200 }]);
    assert.ok(found!.fitted && found!.trainLoss < 0.01 && found!.epochs < 200);
    assert.equal(found!.trainAccuracy, 1);
  });

  test('say when they have diverged, without harm to the others', async () => {
    const fast = { ...small, alpha: 1, baseLearningRate: 1 };
    const [wild, tame] = await train([{ ...fast, alpha: 1e6 }, fast]);
    assert.equal(wild!.state, 'diverged');
    assert.equal(wild!.reason, 'the training loss is not finite');
    assert.deepEqual(tame, (await train([fast]))[0]);
  });

  test('tell how far they are, and never more than all', async () => {
    const told: [number, number | undefined][] = [];
    const progress = (fraction: number, members?: number): void => {
      told.push([fraction, members]);
    };
    const members = [small, { ...small, alpha: 1 }];
    for await (const trained of trainNetworks(members, { engine, progress })) {
      assert.equal((trained as unknown[]).length, 2);
    }
    assert.equal(told.length, small.epochs);
    assert.ok(told.every(([fraction, together]) => fraction > 0 && fraction <= 1 && together === 2));
    assert.equal(told.at(-1)![0], 1);
  });

  test('of a grammar with too many strings to list are trained on drawn ones, and say so', async () => {
    const [found] = await completed([
      { ...small, v: 8, m: 4, L: 5, fraction: 1e-18, epochs: 1, testFraction: 1e-18 },
    ]);
    assert.equal(found!.sampling, 'drawn');
    // 10⁻¹⁸ · 2 · 4³¹ = 9.2.
    assert.equal(found!.trainSamples, 9);
  });
});
