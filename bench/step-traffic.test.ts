import assert from 'node:assert/strict';
import os from 'node:os';
import { before, describe, test } from 'node:test';
import type { Engine } from '../core/engine/engine.ts';
import { openEngine } from '../core/engine/open-engine.ts';
import { loadBenchmarks } from './benchmark-registry.ts';
import { productFlop } from './product-flop.ts';
import { trafficDuring, trafficOf } from './step-traffic.ts';

describe('counted by hand', () => {
  const flop = (name: string, inputShapes: number[][], outputShapes: number[][]): number =>
    productFlop({ name, inputShapes, outputShapes });

  test('products of two members, 3 × 5 by 5 × 7, however the operands lie', () => {
    const made = [[2, 3, 7]];
    const byHand = 2 * (2 * 3 * 7) * 5;
    assert.equal(flop('BatchMatMul', [[2, 3, 5], [2, 5, 7]], made), byHand); // prettier-ignore
    assert.equal(flop('BatchMatMul', [[2, 5, 3], [2, 7, 5]], made), byHand); // prettier-ignore
    assert.equal(flop('BatchMatMul', [[1, 3, 5], [2, 5, 7]], made), byHand); // prettier-ignore
    assert.equal(flop('_FusedMatMul', [[3, 5], [5, 7], [7]], [[3, 7]]), byHand / 2); // prettier-ignore
  });

  test('a convolution of 4 images, 8 × 8 × 3 by windows of 3 × 3 to 6 × 6 × 5, forwards and back', () => {
    const [images, filter, out] = [[4, 8, 8, 3], [3, 3, 3, 5], [4, 6, 6, 5]]; // prettier-ignore
    const byHand = 2 * (4 * 6 * 6 * 5) * (3 * 3 * 3);
    assert.equal(flop('Conv2D', [images, filter], [out]), byHand);
    assert.equal(flop('Conv2DBackpropFilter', [images, out], [filter]), byHand);
    assert.equal(flop('Conv2DBackpropInput', [out, filter], [images]), byHand);
  });

  test('bytes are those of all inputs and results; views move none; what moves most comes first', () => {
    const found = trafficOf([
      { name: 'Add', inputShapes: [[2, 3], [3]], outputShapes: [[2, 3]] },
      { name: 'Reshape', inputShapes: [[100]], outputShapes: [[10, 10]] },
      { name: 'BatchMatMul', inputShapes: [[4, 4], [4, 4]], outputShapes: [[4, 4]] }, // prettier-ignore
      { name: 'Add', inputShapes: [[], []], outputShapes: [[]] },
    ]);
    assert.deepEqual(found, [
      { operation: 'BatchMatMul', calls: 1, bytes: 4 * 48, flop: 2 * 64 },
      { operation: 'Add', calls: 2, bytes: 4 * (6 + 3 + 6 + 3), flop: 0 },
    ]);
  });
});

describe('what benchmarks say of a step’s work', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('wasm');
  });

  /** FLOP of a step of one network: that the benchmark says, and of the products that the engine ran. */
  async function flopOf(id: string): Promise<{ readonly said: number; readonly ran: number }> {
    const benchmark = (await loadBenchmarks()).find((each) => each.id === id)!;
    const {
      work,
      members,
      steps = 1,
      call,
      dispose,
    } = await benchmark.ready({ engine, scratch: os.tmpdir() });
    const ran = (await trafficDuring(engine, call)).reduce((sum, { flop }) => sum + flop, 0);
    dispose();
    return { said: work.flop, ran: ran / members / steps };
  }

  // By hand: products of a step, each a multiplication and an addition.
  const byHand = {
    // W Xᵀ and G X with d = 100, h = 50, n = 1000.
    'relu/step-of-1': 2 * 2 * 100 * 50 * 1000,
    // Forwards, by weights and by inputs for 128 strings; 64 → 64 without the last, 64 → 64 twice, 64 → 8.
    'rhm/step-quick': 2 * 128 * (2 * 64 * 64 + 3 * (2 * 64 * 64 + 64 * 8)),
    // d² of attention, 2 · 4d² of the hidden layer, 99 d of the read-out, for 512 pairs, three times.
    'grokking/step': 2 * 3 * 512 * (128 * 128 + 2 * 128 * 512 + 128 * 99),
    // 28² · 25 · 6 twice; 10² · 150 · 16, 400 · 120, 120 · 84, 84 · 10 three times; 64 images.
    'deep/step': 2 * 64 * (2 * 784 * 25 * 6 + 3 * (100 * 150 * 16 + 400 * 120 + 120 * 84 + 84 * 10)),
  };
  for (const [id, products] of Object.entries(byHand)) {
    test(`${id}: the least, within 3 % of the products by hand, and no more than the engine runs`, async () => {
      const { said, ran } = await flopOf(id);
      assert.ok(Math.abs(said / products - 1) < 0.03, `${said} against ${products}`);
      assert.ok(ran > 0.97 * products, `${ran} against ${products}`);
    });
  }

  test('cnn/step-quick: the convolutions that the engine runs, with none back to the images', async () => {
    const { said, ran } = await flopOf('cnn/step-quick');
    assert.ok(Math.abs(ran / said - 1) < 0.02, `${ran} against ${said}`);
  });
});
