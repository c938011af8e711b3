import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { crossEntropy64, gradients64, outputs64, type Batch64 } from './float64-network.ts';
import { adamW, sgd, trainBothWays, unbalancedRates, unbalancedWeights, type Update } from './layer-rates.ts';
import { layerShapes } from './network-shape.ts';

const shape = { inputs: 6, width: 5, hiddenLayers: 2, classes: 3 };

function draw(stream: RandomStream, rows: number): Batch64 {
  return {
    inputs: Float64Array.from({ length: rows * shape.inputs }, () => stream.normal()),
    labels: Uint8Array.from({ length: rows }, () => stream.integer(0, shape.classes - 1)),
  };
}

const all = draw(new RandomStream('layer-rates/all', 0), 20);
const batches = Array.from({ length: 40 }, (_, i) => draw(new RandomStream('layer-rates/batch', i), 8));

/** Largest difference of two trainings: α in the weights, and a factor in the rates. */
function difference(alpha: number, factor: number, updateAt: (rates: readonly number[]) => Update): number {
  const ways = [
    { weights: unbalancedWeights(shape, 3, alpha), update: updateAt(unbalancedRates(shape, 0.1, 1)) },
    { weights: unbalancedWeights(shape, 3, 1), update: updateAt(unbalancedRates(shape, 0.1, factor)) },
  ] as const;
  const looks = [...trainBothWays(shape, ways, all, batches, 10)];
  assert.deepEqual(
    looks.map(({ step }) => step),
    [0, 10, 20, 30, 40],
  );
  return Math.max(...looks.map((look) => look.difference));
}

test('outputs and loss of one unit by hand', () => {
  const tiny = { inputs: 1, width: 1, hiddenLayers: 1, classes: 2 };
  const weights = [Float64Array.of(3), Float64Array.of(1, -1)];
  // relu(2 · 3) = 6 and relu(−2 · 3) = 0.
  const logits = outputs64(tiny, weights, Float64Array.of(2, -2));
  assert.deepEqual([...logits], [6, -6, 0, 0]);
  const { loss } = crossEntropy64(logits, Uint8Array.of(0, 1));
  assert.ok(Math.abs(loss - (Math.log1p(Math.exp(-12)) + Math.LN2) / 2) < 1e-15);
});

test('gradients are those of central differences', () => {
  const weights = unbalancedWeights(shape, 3, 2);
  const loss = (): number => crossEntropy64(outputs64(shape, weights, all.inputs), all.labels).loss;
  const gradients = gradients64(shape, weights, all);
  const step = 1e-5;
  for (const [layer, [fanIn, fanOut]] of layerShapes(shape).entries()) {
    for (let i = 0; i < fanIn * fanOut; i++) {
      const own = weights[layer]!;
      const kept = own[i]!;
      own[i] = kept + step;
      const above = loss();
      own[i] = kept - step;
      const below = loss();
      own[i] = kept;
      assert.ok(Math.abs((above - below) / (2 * step) - gradients[layer]![i]!) < 1e-8, `${layer}, ${i}`);
    }
  }
});

test('under SGD, with momentum and without, α in the weights is α² in the rates, and no other power of it', () => {
  for (const alpha of [0.1, 10]) {
    for (const momentum of [0, 0.9]) {
      const updateAt = (rates: readonly number[]): Update => sgd(rates, momentum);
      assert.ok(difference(alpha, alpha ** 2, updateAt) < 1e-12);
      assert.ok(difference(alpha, alpha, updateAt) > 1e-2);
      assert.ok(difference(alpha, 1, updateAt) > 1e-2);
    }
  }
});

test('AdamW takes a gradient’s size away: α itself in the rates does it, without decay and ε; α² does not', () => {
  const plain = (rates: readonly number[]): Update => adamW(rates, 0, 0);
  assert.ok(difference(10, 10, plain) < 1e-9);
  assert.ok(difference(10, 100, plain) > 1e-2);
  // Decay acts on the weights, whose rates differ between layers in one way only.
  assert.ok(difference(10, 10, (rates) => adamW(rates, 0.1, 0)) > 1e-3);
});

test('a step of AdamW by hand', () => {
  const weights = [Float64Array.of(1, 2)];
  const update = adamW([0.1], 0.5, 0);
  update(weights, [Float64Array.of(4, -4)]);
  // m̂/√v̂ is the sign; decay leaves 95 %.
  assert.deepEqual(
    [...weights[0]!].map((value) => Number(value.toFixed(12))),
    [0.85, 2],
  );
  update(weights, [Float64Array.of(0, -4)]);
  // m̂ = 0.9 · 0.4/(1 − 0.81), v̂ = 0.999 · 0.016/(1 − 0.999²).
  const move = (0.36 / 0.19 / Math.sqrt((0.999 * 0.016) / (1 - 0.999 ** 2))) * 0.1;
  assert.ok(Math.abs(weights[0]![0]! - (0.85 * 0.95 - move)) < 1e-12);
});
