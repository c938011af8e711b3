import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { RandomStream } from '../numerics/random-stream.ts';
import type { Engine } from '../engine/engine.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { entrywise } from './entrywise.ts';
import { memberSoftmax } from './member-softmax.ts';
import { openEngine } from '../engine/open-engine.ts';
import { sumOverRows } from './sum-over-rows.ts';
import { whyUnavailable } from '../engine/why-unavailable.ts';

const members = 5;

/** Rows and columns of a member, most of which fill no whole vectors. */
const sizes = [
  [1, 5],
  [7, 5],
  [31, 13],
  [33, 17],
  [50, 100],
  [512, 97],
] as const;

function shared({ tf }: Engine, rows: number, columns: number): Tensor3D {
  const stream = new RandomStream('place-dependent/shared', 0);
  const values = Float32Array.from({ length: rows * columns }, () => stream.normal());
  return tf.tensor3d(values, [1, rows, columns]);
}

/** What members are computed with side by side: [members, rows, columns] to members first. */
const operations: Readonly<Record<string, (engine: Engine, x: Tensor3D) => Tensor>> = {
  'e^x': (engine, x) => entrywise(engine, 'exp', x),
  'log x': (engine, x) => entrywise(engine, 'log', engine.tf.abs(x)),
  '1/√x': (engine, x) => entrywise(engine, 'rsqrt', engine.tf.abs(x)),
  'sum of rows': sumOverRows,
  'sum along rows': ({ tf }, x) => tf.sum(x, 2),
  softmax: memberSoftmax,
  'product with its own transpose': (engine, x) => batchMatMul(engine, x, x, { transposeRight: true }),
  'product of its transpose': (engine, x) => batchMatMul(engine, x, x, { transposeLeft: true }),
  'product with a left operand that all share': (engine, x) =>
    batchMatMul(engine, shared(engine, 23, x.shape[1]), x),
  'product of its transpose with a right operand that all share': (engine, x) =>
    batchMatMul(engine, x, shared(engine, x.shape[1], 23), { transposeLeft: true }),
};

for (const name of ['wasm', 'tensorflow'] as const) {
  const skip = await whyUnavailable(name);
  describe(`a member has the same bits alone and in an ensemble on ${name}`, { skip }, () => {
    let engine: Engine;
    before(async () => {
      engine = await openEngine(name);
    });
    for (const [what, operation] of Object.entries(operations)) {
      test(what, () => {
        const { tf } = engine;
        for (const [rows, columns] of sizes) {
          const stream = new RandomStream('place-dependent', rows * columns);
          const values = Float32Array.from({ length: members * rows * columns }, () => stream.normal());
          const x = tf.tensor3d(values, [members, rows, columns]);
          const together = operation(engine, x).dataSync();
          const share = together.length / members;
          for (let member = 0; member < members; member++) {
            const own: Tensor3D = tf.slice(x, [member, 0, 0], [1, rows, columns]);
            const expected = together.subarray(member * share, (member + 1) * share);
            assert.deepEqual(operation(engine, own).dataSync(), expected, `${rows} × ${columns}`);
          }
        }
      });
    }

    test('functions of entries and sums of rows are those of float64', () => {
      const { tf } = engine;
      const stream = new RandomStream('place-dependent/values', 0);
      const values = Float32Array.from({ length: 2 * 7 * 5 }, () => stream.uniform(0.1, 3));
      const x = tf.tensor3d(values, [2, 7, 5]);
      const near = (found: ArrayLike<number>, expected: number[]): void => {
        assert.equal(found.length, expected.length);
        for (const [i, value] of expected.entries())
          assert.ok(Math.abs(found[i]! / value - 1) < 1e-6 || Math.abs(found[i]! - value) < 1e-6);
      };
      near(entrywise(engine, 'exp', x).dataSync(), [...values].map(Math.exp));
      near(entrywise(engine, 'log', x).dataSync(), [...values].map(Math.log));
      near(
        entrywise(engine, 'rsqrt', x).dataSync(),
        [...values].map((value) => 1 / Math.sqrt(value)),
      );
      const sums = sumOverRows(engine, x);
      assert.deepEqual(sums.shape, [2, 1, 5]);
      const expected = Array.from({ length: 10 }, (_, i) => {
        const [member, column] = [Math.floor(i / 5), i % 5];
        return Array.from({ length: 7 }, (_unused, row) => values[(member * 7 + row) * 5 + column]!).reduce(
          (sum, value) => sum + value,
        );
      });
      near(sums.dataSync(), expected);
    });
  });
}
