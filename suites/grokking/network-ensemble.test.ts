import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { warmUp } from './adam-w.ts';
import type { Batches } from './batch-order.ts';
import { drawWeights } from './initial-weights.ts';
import { modularTable, type ModularTable } from './modular-table.ts';
import { NetworkEnsemble, type NetworkMember } from './network-ensemble.ts';
import { allRows, networkShape } from './network-shape.ts';
import { plainTransformer, type PlainPair } from './fixtures/reference/plain-transformer.ts';
import { torchFixture } from './fixtures/reference/torch-fixture.ts';

function pairsAt({ x, y, result }: ModularTable, positions: Int32Array): PlainPair[] {
  return [...positions].map((i) => ({ x: x[i]!, y: y[i]!, result: result[i]! }));
}

/** Largest difference over the largest entry. */
function gap(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  assert.equal(ours.length, theirs.length);
  const scale = Math.max(...Array.from(theirs, Math.abs));
  return Math.max(...Array.from(ours, (value, i) => Math.abs(value - theirs[i]!))) / scale;
}

const small = networkShape(11, 16, 4);
const sums = modularTable('x+y', 11);

function batchOf(size: number, stride: number): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => (i * stride + 3) % sums.x.length);
}

/** The same batch at every step. */
function always(positions: Int32Array): Batches {
  return { sizes: [positions.length], next: () => positions };
}

function member(seed: number, batch: Int32Array, alpha: number, tau = 1): NetworkMember {
  const weights = drawWeights(small, seed, alpha);
  return { weights, tau, learningRate: 1e-2 / tau ** 2, batches: always(batch) };
}

describe('networks on the embedded engine', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('wasm');
  });

  test('loss and gradient are those of the plain network, at every scale', async () => {
    const shape = networkShape(13, 32, 4);
    const table = modularTable('x/y', 13);
    const positions = Int32Array.from({ length: 24 }, (_, i) => (i * 37) % table.x.length);
    // At α = 0.1 the scores of attention are in the hundreds, and float32 rounds them to 3·10⁻⁵.
    for (const [alpha, tau, tolerance] of [
      [1, 1, 1e-5],
      [30, 0.5, 1e-5],
      [0.1, 1, 1e-4],
    ] as const) {
      const weights = drawWeights(shape, 3, alpha);
      const ensemble = new NetworkEnsemble(engine, shape, table, 1, [
        { weights, tau, learningRate: 0, batches: always(positions) },
      ]);
      const plain = plainTransformer(shape, weights, tau, pairsAt(table, positions));
      const found = await ensemble.gradients([positions]);
      const [score] = await ensemble.scores([positions]);
      ensemble.dispose();
      assert.ok(Math.abs(score!.loss / plain.loss - 1) < 1e-5, `${score!.loss} against ${plain.loss}`);
      const largest = plain.logits.map((row) => row.indexOf(Math.max(...row)));
      const right = largest.filter((answer, i) => answer === table.result[positions[i]!]).length;
      assert.equal(score!.accuracy, right / positions.length);
      const difference = gap(found, plain.gradient);
      assert.ok(difference < tolerance, `α=${alpha}, τ=${tau}: ${difference} of the largest entry`);
    }
  });

  test('gradient, losses and weights over 14 steps of AdamW are those of PyTorch', async () => {
    const fixture = torchFixture();
    const shape = networkShape(fixture.prime, fixture.dimension, fixture.heads);
    const table = modularTable('x+y', fixture.prime);
    const positions = Int32Array.from(fixture.pairs, ({ x, y }) => x * fixture.prime + y);
    const ensemble = new NetworkEnsemble(engine, shape, table, fixture.weightDecay, [
      {
        ...{ weights: fixture.weights, tau: fixture.tau, learningRate: fixture.learningRate },
        batches: always(positions),
      },
    ]);
    assert.ok(gap(await ensemble.gradients([positions]), fixture.gradient) < 1e-5);
    for (const loss of fixture.losses) {
      const [score] = await ensemble.scores([positions]);
      assert.ok(Math.abs(score!.loss - loss) < 1e-5, `${score!.loss} against ${loss}`);
      await ensemble.train(1);
    }
    const moved = await ensemble.parameters();
    ensemble.dispose();
    // Weights near 1 are rounded to 6·10⁻⁸ at each step; the largest moved by 9·10⁻³.
    const largest = Math.max(...Array.from(moved, (value, i) => Math.abs(value - fixture.trained[i]!)));
    assert.ok(largest < 1e-6, `weights differ by up to ${largest}`);
  });

  test('the learning rate rises from a tenth to all of it in ten steps', () => {
    assert.deepEqual(
      [1, 2, 6, 11, 12, 500].map((step) => Number(warmUp(step).toFixed(12))),
      [0.1, 0.19, 0.55, 1, 1, 1],
    );
  });

  test('networks side by side, and those that stay when others leave, are what they are alone', async () => {
    const batches = [batchOf(20, 7), batchOf(20, 5), batchOf(20, 2)] as const;
    const members = [member(1, batches[0], 1), member(2, batches[1], 10, 0.5), member(3, batches[2], 0.3)];
    const together = new NetworkEnsemble(engine, small, sums, 0.5, members);
    const tensors = engine.tf.memory().numTensors;
    const alone = members.map((each) => new NetworkEnsemble(engine, small, sums, 0.5, [each]));
    const count = allRows(small) * small.dimension;
    await together.train(6);
    for (const each of alone) await each.train(6);
    const scores = await together.scores(batches);
    for (const [i, each] of alone.entries()) {
      const [score] = await each.scores([batches[i]!]);
      assert.ok(Math.abs(score!.loss - scores[i]!.loss) < 1e-5, `member ${i}`);
    }
    together.keep([2, 0]);
    await together.train(3);
    await alone[2]!.train(3);
    await alone[0]!.train(3);
    const parameters = await together.parameters();
    assert.ok(gap(parameters.subarray(0, count), await alone[2]!.parameters()) < 1e-5);
    assert.ok(gap(parameters.subarray(count), await alone[0]!.parameters()) < 1e-5);
    for (const each of alone) each.dispose();
    assert.ok(engine.tf.memory().numTensors <= tensors);
    together.dispose();
    assert.equal(engine.tf.memory().numTensors, 0);
  });
});
