import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { RandomStream } from '../numerics/random-stream.ts';
import type { Engine } from '../engine/engine.ts';
import { batchMatMul, foldedMatMul } from './batch-mat-mul.ts';
import { openEngine } from '../engine/open-engine.ts';
import { reluGradient } from './relu-gradient.ts';

type Shape = readonly [number, number, number];

function draws(name: string, size: number): Float32Array {
  const stream = new RandomStream(`ensemble-product/${name}`, 0);
  return Float32Array.from({ length: size }, () => stream.normal());
}

function stackOf({ tf }: Engine, name: string, shape: Shape): Tensor3D {
  return tf.tensor3d(draws(name, shape[0] * shape[1] * shape[2]), [...shape]);
}

/** Each member's product in float64 loops. Entry (i, k) of an operand that is transposed is its (k, i). */
function looped(
  left: Tensor3D,
  right: Tensor3D,
  flags: { transposeLeft?: boolean; transposeRight?: boolean } = {},
): number[] {
  const [a, b] = [left.dataSync(), right.dataSync()];
  const entry = (values: ArrayLike<number>, [, rows, columns]: Shape, member: number, i: number, j: number) =>
    values[(member * rows + i) * columns + j]!;
  const [rows, inner] = flags.transposeLeft === true ? [left.shape[2], left.shape[1]] : left.shape.slice(1);
  const columns = flags.transposeRight === true ? right.shape[1] : right.shape[2];
  const out: number[] = [];
  for (let member = 0; member < left.shape[0]; member++) {
    for (let i = 0; i < rows!; i++) {
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < inner!; k++) {
          const [li, lj] = flags.transposeLeft === true ? [k, i] : [i, k];
          const [ri, rj] = flags.transposeRight === true ? [j, k] : [k, j];
          sum += entry(a, left.shape, member, li, lj) * entry(b, right.shape, member, ri, rj);
        }
        out.push(sum);
      }
    }
  }
  return out;
}

function assertClose(found: Tensor3D, expected: readonly number[]): void {
  const values = found.dataSync();
  const largest = Math.max(...expected.map(Math.abs));
  assert.equal(values.length, expected.length);
  for (const [i, value] of expected.entries()) assert.ok(Math.abs(values[i]! - value) < 1e-5 * largest);
}

for (const name of ['wasm', 'cpu'] as const) {
  // Opened one after the other: starting an engine makes it the process's backend.
  const engine = await openEngine(name);
  describe(`products of an ensemble on ${name}`, () => {
    const { tf } = engine;

    for (const [what, left, right, flags] of [
      ['plain', [3, 5, 4], [3, 4, 7], {}],
      ['left transposed', [3, 4, 5], [3, 4, 7], { transposeLeft: true }],
      ['right transposed', [3, 5, 4], [3, 7, 4], { transposeRight: true }],
      ['both transposed', [3, 4, 5], [3, 7, 4], { transposeLeft: true, transposeRight: true }],
      ['one member', [1, 33, 20], [1, 20, 17], {}],
      ['large enough to be packed', [4, 64, 32], [4, 32, 48], {}],
    ] as const satisfies readonly (readonly [string, Shape, Shape, object])[]) {
      test(`each member’s own: ${what}`, async () => {
        await tf.setBackend(name);
        const [a, b] = [stackOf(engine, 'left', left), stackOf(engine, 'right', right)];
        assertClose(batchMatMul(engine, a, b, flags), looped(a, b, flags));
        tf.dispose([a, b]);
      });
    }

    test('a shared right operand gives what each member’s own copy of it would', async () => {
      await tf.setBackend(name);
      const left = stackOf(engine, 'left', [3, 5, 8]);
      const right = tf.tensor2d(draws('shared', 8 * 6), [8, 6]);
      const copies = tf.tile<Tensor3D>(tf.reshape<Rank.R3>(right, [1, 8, 6]), [3, 1, 1]);
      const found = foldedMatMul(engine, left, right);
      assert.deepEqual(found.shape, [3, 5, 6]);
      assertClose(found, looped(left, copies));
    });

    test('a member has the same bits in any ensemble', async () => {
      await tf.setBackend(name);
      const [a, b] = [stackOf(engine, 'left', [6, 64, 32]), stackOf(engine, 'right', [6, 32, 24])];
      const shared = tf.tensor2d(draws('shared', 32 * 24), [32, 24]);
      const of = (tensor: Tensor3D, member: number): Tensor3D =>
        tf.slice(tensor, [member, 0, 0], [1, ...tensor.shape.slice(1)]);
      const [together, wide] = [batchMatMul(engine, a, b), foldedMatMul(engine, a, shared)];
      for (const member of [0, 3, 5]) {
        const own = batchMatMul(engine, of(a, member), of(b, member));
        assert.deepEqual(own.dataSync(), of(together, member).dataSync());
        assert.deepEqual(foldedMatMul(engine, of(a, member), shared).dataSync(), of(wide, member).dataSync());
      }
    });

    test('the gradient of a ReLU passes where the unit is active and nowhere else', async () => {
      await tf.setBackend(name);
      const gradient: Tensor2D = tf.tensor2d([1, -2, 3, -4], [2, 2]);
      const active: Tensor2D = tf.tensor2d([0.5, 0, 0, 7], [2, 2]);
      const values = [...reluGradient(engine, gradient, active).dataSync()];
      // Without telling 0 from −0.
      assert.deepEqual(
        values.map((value) => value + 0),
        [1, 0, 0, -4],
      );
    });
  });
}
