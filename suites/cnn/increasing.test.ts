import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { openEngine } from '../../core/engine/open-engine.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { architecture, convolutions } from './architecture.ts';
import { epsilon } from './batch-norm.ts';
import { drawWeights } from './initial-weights.ts';
import { testOutputs } from './network-outputs.ts';
import { initialState, stateOf, tensorsOf, weightsOf, type NetworkState } from './network-state.ts';
import { trainingStep } from './training-step.ts';

const engine = await openEngine('wasm');
const { tf } = engine;
const network = architecture(
  { network: 'small', filters: 4, kernelSize: 5 },
  { side: 12, channels: 3, classes: 4 },
);
const { foldedSide, foldedChannels } = network.first;
const stream = new RandomStream('cnn/test', 3);
const [batch, rate] = [6, 0.1];

function normals(shape: number[]): Tensor {
  return tf.tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => stream.normal()),
    shape,
  );
}

/** A network every other γ of which is negative. */
function someNegative(): NetworkState {
  const start = initialState(engine, network, drawWeights(network, 2, 1));
  const { filters, gammas, readOut } = weightsOf(start.weights);
  const vectors = (at: (i: number) => number): Tensor1D[] =>
    gammas.map(({ size }) => tf.tensor1d(Float32Array.from({ length: size }, (_, i) => at(i))));
  const [means, variances] = [vectors(() => stream.normal()), vectors(() => stream.uniform(0.5, 2))];
  return {
    weights: [
      ...filters,
      ...vectors((i) => (i % 2 === 0 ? -1 : 1) * stream.uniform(0.5, 2)),
      ...vectors(() => stream.normal() / 2),
      readOut,
    ],
    velocities: start.velocities,
    running: means.map((mean, i) => ({ mean, variance: variances[i]! })),
  };
}

/** Outputs with everything in its order, by TensorFlow.js’ own operations: normalisation, ReLU, maximum over squares. */
function plainly(
  weights: readonly Tensor[],
  images: Tensor4D,
  moments: (x: Tensor4D, i: number) => { mean: Tensor; variance: Tensor },
): Tensor2D {
  const { filters, gammas, betas, readOut } = weightsOf(weights);
  let x = images;
  for (const [i, { padding, pooling }] of convolutions(network.steps).entries()) {
    const made = tf.conv2d(x, filters[i]!, 1, padding);
    const { mean, variance } = moments(made, i);
    const normal = tf.mul(tf.sub(made, mean), tf.rsqrt(tf.add(variance, epsilon)));
    const active = tf.relu(tf.add<Tensor4D>(tf.mul(normal, gammas[i]!), betas[i]!));
    x = pooling === 1 ? active : tf.maxPool(active, pooling, pooling, 'valid');
  }
  return tf.matMul<Tensor2D>(tf.mean<Tensor2D>(x, [1, 2]), readOut);
}

function assertClose(found: Tensor, expected: Tensor, what: string): void {
  assert.deepEqual(found.shape, expected.shape, what);
  const [values, others] = [found.dataSync(), expected.dataSync()];
  const largest = Math.max(...others.map(Math.abs));
  for (const [i, value] of values.entries()) {
    assert.ok(Math.abs(value - others[i]!) <= 2e-5 * largest, `${what} ${i}: ${value} against ${others[i]!}`);
  }
}

describe('a network with negative γ', () => {
  let state: NetworkState;
  let images: Tensor4D;
  before(async () => {
    await tf.setBackend('wasm');
    state = someNegative();
    images = normals([batch, foldedSide, foldedSide, foldedChannels]) as Tensor4D;
  });

  test('has the outputs of normalisation, ReLU and maximum in their order', async () => {
    const outputs = await testOutputs(engine, network, state, images);
    const expected = plainly(state.weights, images, (_, i) => state.running[i]!);
    assertClose(tf.tensor2d(outputs, expected.shape), expected, 'output');
  });

  test('takes the step that their gradients give, and keeps the moments of its own convolutions', () => {
    const labels = tf.oneHot([0, 1, 2, 3, 0, 1], 4, 1, 0, 'float32') as Tensor2D;
    const found: Tensor[] = [];
    const { grads } = tf.valueAndGrads((...weights) => {
      const outputs = plainly(weights, images, (x) => {
        const { mean, variance } = tf.moments(x, [0, 1, 2]);
        found.push(tf.keep(mean));
        return { mean, variance };
      });
      return tf.losses.softmaxCrossEntropy(labels, outputs);
    })([...state.weights]);
    const step = trainingStep(engine, network, 0);
    const { state: after } = step(tensorsOf(state), [images, labels, tf.scalar(rate)]);
    const { weights, running } = stateOf(network, after);
    for (const [i, gradient] of grads.entries()) {
      const before = state.weights[i]!;
      // Entries of the first filter beyond its side are held at zero, and nothing else is zero.
      const free = tf.mul(gradient, tf.step(tf.abs(before)));
      assertClose(tf.sub(before, weights[i]!), tf.mul(free, rate), `weight ${i}`);
    }
    for (const [i, mean] of found.entries()) {
      const blended = tf.add(tf.mul(state.running[i]!.mean, 0.9), tf.mul(mean, 0.1));
      assertClose(running[i]!.mean, blended, `mean ${i}`);
    }
  });
});
