import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { openEngine } from '../../core/engine/open-engine.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { normaliseAndRectify } from './batch-norm.ts';

const shape: [number, number, number, number] = [3, 2, 2, 2];
const [rows, channels] = [12, 2];

/** Σ weight · relu(batch normalisation), in float64 loops. */
function objective(x: number[], gamma: number[], beta: number[], weights: number[]): number {
  let total = 0;
  for (let channel = 0; channel < channels; channel++) {
    const values = x.filter((_, i) => i % channels === channel);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
    for (const [row, value] of values.entries()) {
      const normal = (value - mean) / Math.sqrt(variance + 1e-5);
      total += weights[row * channels + channel]! * Math.max(0, gamma[channel]! * normal + beta[channel]!);
    }
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

test('value and gradients of normalisation and ReLU are those of float64 finite differences', async () => {
  const engine = await openEngine('wasm');
  const { tf } = engine;
  await tf.setBackend('wasm');
  const stream = new RandomStream('test', 5);
  const x = Array.from({ length: rows * channels }, () => 1 + 2 * stream.normal());
  const weights = Array.from({ length: rows * channels }, () => stream.normal());
  const [gamma, beta] = [
    [1.3, -0.7],
    [0.2, 0.4],
  ] as const;
  const run = tf.valueAndGrads((...given) => {
    const [input, scale, shift] = given as [Tensor4D, Tensor1D, Tensor1D];
    const y = normaliseAndRectify(engine, input, scale, shift, () => undefined);
    return tf.sum(tf.mul(y, tf.tensor4d(weights, shape)));
  });
  const { value, grads } = run([tf.tensor4d(x, shape), tf.tensor1d([...gamma]), tf.tensor1d([...beta])]);
  const close = (found: number, expected: number): void =>
    assert.ok(Math.abs(found - expected) < 2e-5 * (1 + Math.abs(expected)), `${found} against ${expected}`);
  close((await value.data())[0]!, objective(x, [...gamma], [...beta], weights));
  const expected = [
    differences(x, (values) => objective(values, [...gamma], [...beta], weights)),
    differences([...gamma], (values) => objective(x, values, [...beta], weights)),
    differences([...beta], (values) => objective(x, [...gamma], values, weights)),
  ];
  for (const [i, gradient] of grads.entries()) {
    const found = await gradient.data();
    for (const [j, each] of expected[i]!.entries()) close(found[j]!, each);
  }
});
