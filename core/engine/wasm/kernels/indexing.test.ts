import assert from 'node:assert/strict';
import test from 'node:test';
import { RandomStream } from '../../../numerics/random-stream.ts';
import { expectRight } from '../../audit/fixtures/expect-right.ts';
import { booleans, integers, normal } from '../../audit/input.ts';
import type { OperationCase } from '../../audit/operation.ts';
import { tiled } from '../../audit/operations/arrangement.ts';
import { gathered, oneHot } from '../../audit/operations/indexing.ts';
import { segmentSum } from '../../audit/reference/arrangement.ts';
import { where } from '../../audit/reference/element-wise.ts';
import { openEngine } from '../../open-engine.ts';

const engine = await openEngine('wasm');
const { tf } = engine;

function randomShape(stream: RandomStream, rank: number): number[] {
  return Array.from({ length: rank }, () => stream.integer(1, 5));
}

test('gather along a random axis, and its gradient', async () => {
  const stream = new RandomStream('wasm-kernels/gather', 0);
  const cases = Array.from({ length: 25 }, () => {
    const shape = randomShape(stream, stream.integer(1, 4));
    const indices = randomShape(stream, stream.integer(1, 2));
    return gathered(shape, indices, stream.integer(0, shape.length - 1));
  });
  await expectRight(engine, cases, 'and gradient');
});

test('gather within the items of a batch', async () => {
  const x = tf.tensor2d([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const indices = tf.tensor2d(
    [
      [2, 0],
      [1, 1],
    ],
    [2, 2],
    'int32',
  );
  assert.deepEqual(await tf.gather(x, indices, 1, 1).array(), [
    [3, 1],
    [5, 5],
  ]);
});

test('an index outside the axis is refused', () => {
  assert.throws(() => tf.gather(tf.ones([3, 2]), tf.tensor1d([0, 3], 'int32')), /index 3, expected 0 to 2/);
  assert.throws(() => tf.gather(tf.ones([3, 2]), tf.tensor1d([-1], 'int32')), /index -1/);
});

test('sums of random segments, and their gradient', async () => {
  const stream = new RandomStream('wasm-kernels/segment-sum', 0);
  const cases = Array.from({ length: 20 }, (): OperationCase => {
    const shape = randomShape(stream, stream.integer(1, 3));
    const segments = stream.integer(1, 6);
    return {
      label: `[${shape.join()}] into ${segments}`,
      inputs: [normal(...shape), integers(0, segments - 1, shape[0]!)],
      run: (tf_, x, ids) => tf_.unsortedSegmentSum(x, ids as never, segments),
      reference: (x, ids) => segmentSum(x, ids, segments),
    };
  });
  await expectRight(engine, cases, 'and gradient');
});

test('a negative segment is left out, one too large is refused', async () => {
  const sum = (ids: number[]) => tf.unsortedSegmentSum(tf.tensor1d([1, 2, 4]), tf.tensor1d(ids, 'int32'), 2);
  assert.deepEqual(await sum([1, -1, 0]).array(), [4, 1]);
  assert.throws(() => sum([0, 2, 0]), /segment 2, expected less than 2/);
});

test('oneHot of random shapes in both dtypes; an index outside gives a row of zeros', async () => {
  const stream = new RandomStream('wasm-kernels/one-hot', 0);
  const cases = (['int32', 'float32'] as const).flatMap((dtype) =>
    Array.from({ length: 6 }, () => oneHot(dtype, randomShape(stream, stream.integer(1, 3)))),
  );
  await expectRight(engine, cases, 'forward only');
  const rows = tf.oneHot(tf.tensor1d([-1, 1, 3], 'int32'), 3, 5, -2, 'float32');
  assert.deepEqual(await rows.array(), [
    [-2, -2, -2],
    [-2, 5, -2],
    [-2, -2, -2],
  ]);
});

test('tiles of random shapes and repeats', async () => {
  const stream = new RandomStream('wasm-kernels/tile', 0);
  const cases = Array.from({ length: 30 }, () => {
    const shape = randomShape(stream, stream.integer(1, 3));
    return tiled(
      shape,
      shape.map(() => stream.integer(1, 3)),
    );
  });
  await expectRight(engine, cases, 'and gradient');
});

test('tile keeps every dtype and takes a repeat of 0', async () => {
  assert.deepEqual(await tf.tile(tf.tensor1d([true, false], 'bool'), [2]).array(), [1, 0, 1, 0]);
  assert.deepEqual(await tf.tile(tf.tensor1d([3, -4], 'int32'), [2]).array(), [3, -4, 3, -4]);
  assert.deepEqual(tf.tile(tf.ones([2, 3]), [0, 1]).shape, [0, 3]);
});

test('where broadcasts by tiles', async () => {
  const stream = new RandomStream('wasm-kernels/where', 0);
  const cases = Array.from({ length: 15 }, (_, index): OperationCase => {
    const shape = randomShape(stream, stream.integer(1, 3));
    const thinned = (): number[] => shape.map((size) => (stream.uniform(0, 1) < 0.3 ? 1 : size));
    return {
      label: `${index}`,
      inputs: [booleans(...thinned()), normal(...thinned()), normal(...shape)],
      run: (tf_, condition, x, y) => tf_.where(condition, x, y),
      reference: where,
    };
  });
  await expectRight(engine, cases, 'and gradient');
});
