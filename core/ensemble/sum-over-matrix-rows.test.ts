import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOverMatrixRows } from './sum-over-matrix-rows.ts';
import { openEngine } from '../engine/open-engine.ts';

for (const name of ['wasm', 'cpu'] as const) {
  test(`columns are summed on ${name}, for row counts that four does and does not divide`, async () => {
    const engine = await openEngine(name);
    await engine.tf.setBackend(name);
    for (const [rows, columns] of [
      [1, 3],
      [4, 1],
      [10, 3],
      [37, 5],
    ] as const) {
      const values = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i) * (i % 7));
      const expected = Array.from({ length: columns }, (_, column) =>
        values.reduce((sum, value, i) => (i % columns === column ? sum + value : sum), 0),
      );
      const sums = sumOverMatrixRows(engine, engine.tf.tensor2d(values, [rows, columns]));
      assert.deepEqual(sums.shape, [columns]);
      for (const [column, sum] of [...(await sums.data())].entries()) {
        assert.ok(Math.abs(sum - expected[column]!) < 1e-4, `${rows} × ${columns}: ${sum}`);
      }
    }
  });
}

test('on wasm a sum keeps what float32 would lose', async () => {
  const engine = await openEngine('wasm');
  await engine.tf.setBackend('wasm');
  const values = Float32Array.from({ length: 40_001 }, (_, i) => (i === 0 ? 2 ** 24 : 0.25));
  const [sum] = await sumOverMatrixRows(engine, engine.tf.tensor2d(values, [40_001, 1])).data();
  assert.equal(sum, 2 ** 24 + 10_000);
});
