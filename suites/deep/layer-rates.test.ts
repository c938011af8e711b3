/**
 * What "variances and learning rates conspire" means for LeNet-5: the equivalence of `rhm/layer-rates-*`, in float64 and by
 * the plain network, with biases. An upstream network (first layer over α, read-out times α) has the function of a standard one
 * all through gradient descent where that one's learning rates are times α² at the first layer and at the hidden biases, and
 * over α² at the read-out; under Adam it has not.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticImages } from './fixtures/synthetic-images.ts';
import { flatParameters, float64Gradients, float64Outputs } from './fixtures/reference/float64-lenet.ts';
import { drawWeights } from './initial-weights.ts';
import { layers } from './lenet-shape.ts';

const alpha = 10;
const made = syntheticImages(2);
const images = [0, 1].map((i) =>
  Float64Array.from(made.images.subarray(784 * i, 784 * (i + 1)), (v) => v / 255),
);
const standard = flatParameters(drawWeights(4, 1));

/** A number for each parameter, by its layer and whether it is a bias. */
function byLayer(numbers: (layer: (typeof layers)[number]['name'], isBias: boolean) => number): Float64Array {
  return Float64Array.from(
    layers.flatMap(({ name, fanIn, units }) => [
      ...Array.from({ length: fanIn * units }, () => numbers(name, false)),
      ...Array.from({ length: units }, () => numbers(name, true)),
    ]),
  );
}

/** By what the parameters of an upstream network are those of the standard one. */
const factors = byLayer((layer, isBias) => {
  if (layer === 'readout') return isBias ? 1 : alpha;
  return layer === 'conv1' || isBias ? 1 / alpha : 1;
});
const evenRates = byLayer(() => 1);
/** A rate over the square of each factor. */
const layerRates = factors.map((factor) => 1 / factor ** 2);

/** The gradient of the mean of ½‖f − one-hot label‖² over the images. */
function lossGradient(theta: Float64Array): Float64Array {
  const gradient = new Float64Array(theta.length);
  for (const [i, image] of images.entries()) {
    const outputs = float64Outputs(theta, image);
    for (const [output, row] of float64Gradients(theta, image).entries()) {
      const error = outputs[output]! - (output === made.labels[i] ? 1 : 0);
      for (let j = 0; j < row.length; j++) gradient[j]! += (error * row[j]!) / images.length;
    }
  }
  return gradient;
}

/** Outputs for all images after some steps. */
function trained(start: Float64Array, rates: Float64Array, optimiser: 'sgd' | 'adam'): number[] {
  const theta = start.slice();
  const [first, second] = [new Float64Array(theta.length), new Float64Array(theta.length)];
  for (let step = 1; step <= 8; step++) {
    const gradient = lossGradient(theta);
    for (const [j, g] of gradient.entries()) {
      first[j] = 0.9 * first[j]! + 0.1 * g;
      second[j] = 0.999 * second[j]! + 0.001 * g * g;
      const adam = first[j] / (1 - 0.9 ** step) / (Math.sqrt(second[j] / (1 - 0.999 ** step)) + 1e-8);
      theta[j]! -= rates[j]! * (optimiser === 'sgd' ? 1e-3 * g : 1e-5 * adam);
    }
  }
  return images.flatMap((image) => [...float64Outputs(theta, image)]);
}

/** The largest difference of an output over the largest output. */
function apart(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, i) => Math.abs(value - other[i]!))) / Math.max(...other.map(Math.abs));
}

test('under gradient descent layers’ rates stand in for unbalanced variances, under Adam they do not', () => {
  const upstream = standard.map((value, j) => value * factors[j]!);
  const before = images.flatMap((image) => [...float64Outputs(standard, image)]);
  const descended = trained(standard, layerRates, 'sgd');
  assert.ok(apart(descended, before) > 0.05, 'the function has moved');
  assert.ok(apart(trained(upstream, evenRates, 'sgd'), descended) < 1e-9);
  assert.ok(apart(trained(standard, evenRates, 'sgd'), descended) > 0.01, 'equal rates are no stand-in');
  const adam = [trained(upstream, evenRates, 'adam'), trained(standard, layerRates, 'adam')] as const;
  assert.ok(apart(adam[0], before) > 0.001, 'the function has moved');
  assert.ok(apart(...adam) > 0.01);
});
