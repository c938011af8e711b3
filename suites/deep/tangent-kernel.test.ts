import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { uploadBatch, uploadImages } from './device-batch.ts';
import { float64Gradients, float64Outputs, flatParameters } from './fixtures/reference/float64-lenet.ts';
import { forward } from './forward.ts';
import { drawWeights } from './initial-weights.ts';
import { LenetStack } from './lenet-stack.ts';
import type { Weights } from './lenet-shape.ts';
import { meanLosses } from './mean-losses.ts';
import { syntheticImages } from './fixtures/synthetic-images.ts';
import { downloadParameters, uploadParameters } from './parameters.ts';
import { fullKernel, kernelFactors, tracedKernel } from './tangent-kernel.ts';

const images = syntheticImages(4);
const indices = [0, 1, 2, 3];

/** Weights of a seed with biases that are not 0, so that their part is seen. */
function weightsWithBiases(alpha: number): Weights {
  const stream = new RandomStream('deep/test-biases', 1);
  return drawWeights(3, alpha).map(({ weights, biases }) => ({
    weights,
    biases: biases.map(() => stream.uniform(-0.1, 0.1)),
  }));
}

/** What the network sees of an image: standardised by MNIST's mean and deviation, 0.1307 and 0.3081 of 255. */
function seen(index: number): Float64Array {
  return Float64Array.from(images.images.subarray(index * 784, (index + 1) * 784), (pixel) =>
    Math.fround((pixel - 33.318421) / 78.56749),
  );
}

function assertNear(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  assert.equal(found.length, expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs));
  for (let i = 0; i < found.length; i++) {
    const off = Math.abs(found[i]! - expected[i]!) / largest;
    assert.ok(off <= tolerance, `entry ${i}: ${found[i]!}, expected ${expected[i]!}`);
  }
}

test('the float64 gradients are those of finite differences', () => {
  const theta = flatParameters(weightsWithBiases(2));
  const stream = new RandomStream('deep/test-direction', 1);
  const gradients = float64Gradients(theta, seen(1));
  for (let trial = 0; trial < 3; trial++) {
    const direction = stream.direction(theta.length);
    const step = 1e-5;
    const moved = (sign: number): Float64Array =>
      float64Outputs(
        theta.map((value, i) => value + sign * step * direction[i]!),
        seen(1),
      );
    const [ahead, behind] = [moved(1), moved(-1)];
    const differences = ahead.map((value, output) => (value - behind[output]!) / (2 * step));
    const derivatives = gradients.map((gradient) =>
      gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0),
    );
    assertNear(derivatives, differences, 1e-7);
  }
});

describe('on the embedded engine', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('wasm');
  });

  test('outputs of a stack are those of each network in float64', async () => {
    const members = [0.3, 3].map(weightsWithBiases);
    const batch = uploadBatch(engine, images, indices);
    const outputs = await engine.tf
      .tidy(() => forward(engine, uploadParameters(engine, members), batch.windows).dense[3])
      .data();
    for (const [i, weights] of members.entries()) {
      const theta = flatParameters(weights);
      const expected = indices.flatMap((index) => [...float64Outputs(theta, seen(index))]);
      assertNear(outputs.slice(i * 40, (i + 1) * 40), expected, 1e-5);
    }
  });

  test('the kernel, traced and whole, is the products of float64 gradients of single images', async () => {
    const weights = weightsWithBiases(3);
    const rows = indices.map((index) => float64Gradients(flatParameters(weights), seen(index)));
    const dot = (one: Float64Array, other: Float64Array): number =>
      one.reduce((sum, value, i) => sum + value * other[i]!, 0);
    const traced = rows.flatMap((one) =>
      rows.map((other) => one.reduce((sum, gradient, output) => sum + dot(gradient, other[output]!), 0)),
    );
    const few = rows.slice(0, 2).flat();
    const whole = few.flatMap((one) => few.map((other) => dot(one, other)));

    const batch = uploadBatch(engine, images, indices);
    const parameters = uploadParameters(engine, [weights]);
    const kernels = engine.tf.tidy((): [Tensor2D, Tensor2D] => {
      const active = forward(engine, parameters, batch.windows);
      const factors = kernelFactors(engine, parameters, batch.windows, active);
      return [tracedKernel(engine, factors), fullKernel(engine, factors, 2)];
    });
    assertNear(await kernels[0].data(), traced, 1e-5);
    assertNear(await kernels[1].data(), whole, 1e-5);
  });

  test('a step goes down the gradient of the mean cross-entropy', async () => {
    const weights = weightsWithBiases(0.5);
    const rate = 0.1;
    const setting = { images: uploadImages(engine, images, indices), batchSize: indices.length, rate };
    const stack = new LenetStack(engine, [drawWeights(5, 1), weights], setting);
    const loss = meanLosses(await stack.train(Int32Array.from(indices)), 2)[1]!;
    const [, after] = await downloadParameters(stack.parameters());

    const theta = flatParameters(weights);
    const expected = theta.slice();
    let expectedLoss = 0;
    for (const index of indices) {
      const exponentials = float64Outputs(theta, seen(index)).map(Math.exp);
      const total = exponentials.reduce((sum, value) => sum + value, 0);
      expectedLoss -= Math.log(exponentials[images.labels[index]!]! / total) / indices.length;
      for (const [output, gradient] of float64Gradients(theta, seen(index)).entries()) {
        const error = exponentials[output]! / total - (output === images.labels[index] ? 1 : 0);
        for (const [i, value] of gradient.entries()) expected[i]! -= (rate * error * value) / indices.length;
      }
    }
    assert.ok(Math.abs(loss - expectedLoss) < 1e-6);
    const moved = flatParameters(after!).map((value, i) => value - theta[i]!);
    assertNear(
      moved,
      expected.map((value, i) => value - theta[i]!),
      1e-4,
    );
  });
});
