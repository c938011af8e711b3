import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../../core/engine/open-engine.ts';
import { plainTransformer } from './fixtures/reference/plain-transformer.ts';
import { drawWeights } from './initial-weights.ts';
import { drawProbes } from './kernel-probes.ts';
import { modularTable } from './modular-table.ts';
import { networkShape } from './network-shape.ts';
import { tangentKernel } from './tangent-kernel.ts';

test('the kernel is the products of the plain network’s gradients, at every scale', async () => {
  const shape = networkShape(7, 8, 2);
  const table = modularTable('x+y', 7);
  const [pairs, tau] = [Int32Array.of(3, 20, 44), 0.5];
  // A cross-entropy's gradient is Σ (softmax − label)∇f: of two labels the difference is that of two logits.
  const labels = [
    [1, 4],
    [6, 0],
  ] as const;
  const directions = labels.map(([plus, minus]) => {
    const direction = new Float32Array(9);
    direction[plus] = 1;
    direction[minus] = -1;
    return direction;
  });
  const engine = await openEngine('wasm');
  for (const alpha of [1, 10]) {
    const weights = drawWeights(shape, 5, alpha);
    const gradient = (pair: number, result: number): Float64Array =>
      plainTransformer(shape, weights, tau, [{ x: table.x[pair]!, y: table.y[pair]!, result }]).gradient;
    const rows = labels.map(([plus, minus]) =>
      Array.from(pairs, (pair) => {
        const without = gradient(pair, plus);
        return gradient(pair, minus).map((value, i) => value - without[i]!);
      }),
    );
    const expected = Array.from({ length: 9 }, (_, entry) =>
      rows.reduce((sum, of) => {
        const [one, other] = [of[Math.floor(entry / 3)]!, of[entry % 3]!];
        return sum + one.reduce((total, value, i) => total + value * other[i]!, 0);
      }, 0),
    );
    const tensors = engine.tf.memory().numTensors;
    const found = await tangentKernel(engine, { shape, table, tau, weights }, { pairs, directions });
    assert.equal(engine.tf.memory().numTensors, tensors);
    const largest = Math.max(...expected);
    for (const [i, value] of expected.entries()) {
      assert.ok(Math.abs(found[i]! - value) < 1e-5 * largest, `α=${alpha}, ${i}: ${found[i]!}, ${value}`);
    }
  }
});

test('probes are pairs of the table, each once, and directions that the loss sees', () => {
  const table = modularTable('x+y', 11);
  const { pairs, directions } = drawProbes(table, 4);
  assert.equal(new Set(pairs).size, 32);
  assert.ok(pairs.every((pair) => pair >= 0 && pair < 121));
  assert.equal(directions.length, 8);
  for (const direction of directions) {
    assert.equal(direction.length, 13);
    assert.ok(Math.abs(direction.reduce((sum, value) => sum + value, 0)) < 1e-5);
    assert.deepEqual([...direction.subarray(11)], [0, 0]);
  }
  assert.notDeepEqual(drawProbes(table, 5).pairs, pairs);
});
