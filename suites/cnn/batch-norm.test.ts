import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { openEngine } from '../../core/engine/open-engine.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { normaliseAndRectify } from './batch-norm.ts';

const shape: [number, number, number, number] = [3, 2, 4, 2];
const [rows, channels] = [24, 2];
const [height, width] = [shape[1], shape[2]];

/** The square of an image that a pixel of all images belongs to, counted through the images. */
function squareOf(row: number, pooling: number): number {
  const [image, pixel] = [Math.floor(row / (height * width)), row % (height * width)];
  const [y, x] = [Math.floor(pixel / width), pixel % width].map((place) => Math.floor(place / pooling));
  return (image * Math.floor(height / pooling) + y!) * Math.floor(width / pooling) + x!;
}

/** Σ weight · the maximum over squares of relu(batch normalisation), in float64 loops. */
function objective(x: number[], gamma: number[], beta: number[], weights: number[], pooling: number): number {
  let total = 0;
  for (let channel = 0; channel < channels; channel++) {
    const values = x.filter((_, i) => i % channels === channel);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
    const largest: number[] = [];
    for (const [row, value] of values.entries()) {
      const normal = (value - mean) / Math.sqrt(variance + 1e-5);
      const square = squareOf(row, pooling);
      largest[square] = Math.max(largest[square] ?? 0, gamma[channel]! * normal + beta[channel]!);
    }
    for (const [square, value] of largest.entries()) total += weights[square * channels + channel]! * value;
  }
  return total;
}

function differences(at: number[], f: (values: number[]) => number): number[] {
  const h = 1e-6;
  return at.map((_, i) => {
    const moved = (by: number): number => f(at.map((value, j) => (i === j ? value + by : value)));
    return (moved(h) - moved(-h)) / (2 * h);
  });
}

const engine = await openEngine('wasm');
const { tf } = engine;
const stream = new RandomStream('test', 5);
const x = Array.from({ length: rows * channels }, () => 1 + 2 * stream.normal());
const weights = Array.from({ length: rows * channels }, () => stream.normal());
const [gamma, beta] = [
  [1.3, 0.7],
  [0.2, 0.4],
];

for (const pooling of [1, 2] as const) {
  test(`value and gradients with maxima over ${pooling} × ${pooling} are those of float64 finite differences`, async () => {
    await tf.setBackend('wasm');
    const made: [number, number, number, number] = [shape[0], height / pooling, width / pooling, channels];
    const ofMaxima = weights.slice(0, made[0] * made[1] * made[2] * made[3]);
    const run = tf.valueAndGrads((...given) => {
      const [input, scale, shift] = given as [Tensor4D, Tensor1D, Tensor1D];
      const normalisation = { gamma: scale, beta: shift, pooling };
      const y = normaliseAndRectify(engine, input, normalisation, () => undefined);
      return tf.sum(tf.mul(y, tf.tensor4d(ofMaxima, made)));
    });
    const { value, grads } = run([tf.tensor4d(x, shape), tf.tensor1d(gamma), tf.tensor1d(beta)]);
    const close = (found: number, expected: number): void =>
      assert.ok(Math.abs(found - expected) < 2e-5 * (1 + Math.abs(expected)), `${found} against ${expected}`);
    close((await value.data())[0]!, objective(x, gamma, beta, ofMaxima, pooling));
    const expected = [
      differences(x, (values) => objective(values, gamma, beta, ofMaxima, pooling)),
      differences(gamma, (values) => objective(x, values, beta, ofMaxima, pooling)),
      differences(beta, (values) => objective(x, gamma, values, ofMaxima, pooling)),
    ];
    for (const [i, gradient] of grads.entries()) {
      const found = await gradient.data();
      for (const [j, each] of expected[i]!.entries()) close(found[j]!, each);
    }
  });
}
