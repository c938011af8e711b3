import assert from 'node:assert/strict';
import test from 'node:test';
import { RandomStream } from '../../../numerics/random-stream.ts';
import { expectRight } from '../../audit/fixtures/expect-right.ts';
import { product } from '../../audit/operations/products.ts';
import type { OperationCase } from '../../audit/operation.ts';
import { openEngine } from '../../open-engine.ts';
import { requireKnownBackend } from './wasm-backend.ts';

const engine = await openEngine('wasm');
const { tf } = engine;

/** A product with random flags; its batch dimensions are equal, missing on one side, or 1 against many. */
function randomProduct(stream: RandomStream, largest: number): OperationCase {
  const [rows, inner, columns] = [1, 2, 3].map(() => stream.integer(1, largest)) as [number, number, number];
  const batch = Array.from({ length: stream.integer(0, 2) }, () => stream.integer(1, 3));
  const [transposeA, transposeB] = [stream.sign() === 1, stream.sign() === 1];
  const thinned = (): number[] => {
    const sizes = batch.map((size) => (stream.uniform(0, 1) < 0.3 ? 1 : size));
    return stream.uniform(0, 1) < 0.3 ? sizes.slice(1) : sizes;
  };
  const a = [...thinned(), ...(transposeA ? [inner, rows] : [rows, inner])];
  const b = [...thinned(), ...(transposeB ? [columns, inner] : [inner, columns])];
  return product(a, b, transposeA, transposeB);
}

test('products of random shapes, flags and batches agree with float64', async () => {
  const stream = new RandomStream('wasm-kernels/batch-mat-mul', 0);
  await expectRight(
    engine,
    Array.from({ length: 80 }, () => randomProduct(stream, 24)),
    'forward only',
  );
});

test('so do their gradients', async () => {
  const stream = new RandomStream('wasm-kernels/batch-mat-mul gradient', 0);
  await expectRight(
    engine,
    Array.from({ length: 25 }, () => randomProduct(stream, 5)),
    'and gradient',
  );
});

test('a product does not depend, to the bit, on what else is in the batch', async () => {
  for (const [rows, inner, columns] of [
    [3, 5, 4],
    [20, 30, 7],
    [50, 40, 1],
    [9, 100, 33],
  ] as const) {
    const a = tf.randomNormal([5, rows, inner], 0, 1, 'float32', 1);
    const b = tf.randomNormal([5, inner, columns], 0, 1, 'float32', 2);
    const all = tf.unstack(tf.matMul(a, b));
    for (const [index, [one, other]] of tf
      .unstack(a)
      .map((x, i) => [x, tf.unstack(b)[i]!] as const)
      .entries()) {
      const alone = tf.matMul(tf.expandDims(one), tf.expandDims(other));
      assert.deepEqual(await alone.data(), await all[index]!.data());
    }
  }
});

test('rows of a product with a shared right operand do not depend on how many there are', async () => {
  const right = tf.randomNormal([40, 17], 0, 1, 'float32', 1);
  const left = tf.randomNormal([23, 40], 0, 1, 'float32', 2);
  const all = await tf.matMul(left, right).data();
  for (const rows of [1, 2, 3, 5, 8, 13]) {
    const some = await tf.matMul(tf.slice(left, [23 - rows, 0]), right).data();
    assert.deepEqual(some, all.slice(-rows * 17));
  }
});

test('a right operand that is used under another shape is packed anew', async () => {
  const data = tf.range(0, 6);
  const ones = (columns: number) => tf.ones<import('@tensorflow/tfjs-core').Rank.R2>([1, columns]);
  const sums = async (rows: number, columns: number): Promise<number[]> =>
    Array.from(await tf.matMul(ones(rows), tf.reshape(data, [rows, columns])).data());
  for (let repeat = 0; repeat < 2; repeat++) {
    assert.deepEqual(await sums(2, 3), [3, 5, 7]);
    assert.deepEqual(await sums(3, 2), [6, 9]);
    assert.deepEqual(await sums(6, 1), [15]);
  }
});

test('a sum over nothing is 0', async () => {
  tf.dispose(tf.fill([4, 3], 7));
  const empty = tf.matMul(tf.zeros([4, 0]), tf.zeros([0, 3]));
  assert.deepEqual(
    Array.from(await empty.data()),
    Array.from({ length: 12 }, () => 0),
  );
});

test('shapes that do not fit are refused', () => {
  assert.throws(() => tf.matMul(tf.ones([2, 3]), tf.ones([4, 5])), /inner dimensions 3 and 4 differ/);
  assert.throws(() => tf.matMul(tf.ones([2, 2, 3]), tf.ones([3, 3, 5])));
});

test('the packed copies of a batch’s matrices are freed', () => {
  const heapBytes = (): number => requireKnownBackend(tf.backend()).wasm.HEAPU8.length;
  const a = tf.ones([4, 20, 100]);
  const b = tf.ones([4, 100, 100]);
  tf.matMul(a, b).dispose();
  const before = heapBytes();
  // 400 times 4 matrices of 40 kB are 64 MB, four times the memory that there is at first.
  for (let repeat = 0; repeat < 400; repeat++) tf.matMul(a, b).dispose();
  assert.equal(heapBytes(), before);
});
