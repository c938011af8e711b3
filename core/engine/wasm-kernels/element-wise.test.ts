import assert from 'node:assert/strict';
import test from 'node:test';
import { RandomStream } from '../../numerics/random-stream.ts';
import { expectRight } from '../audit/expect-right.ts';
import { booleans, integers, normal, type Input } from '../audit/input.ts';
import type { OperationCase, Tensor, Tf } from '../audit/operation.ts';
import { where, zip } from '../audit/reference/element-wise.ts';
import { openEngine } from '../open-engine.ts';

const engine = await openEngine('wasm');
const { tf } = engine;

type Binary = (tf: Tf, x: Tensor, y: Tensor) => Tensor;

const operations: readonly (readonly [string, Binary, (x: number, y: number) => number])[] = [
  ['greater', (t, x, y) => t.greater(x, y), (x, y) => Number(x > y)],
  ['greaterEqual', (t, x, y) => t.greaterEqual(x, y), (x, y) => Number(x >= y)],
  ['less', (t, x, y) => t.less(x, y), (x, y) => Number(x < y)],
  ['lessEqual', (t, x, y) => t.lessEqual(x, y), (x, y) => Number(x <= y)],
  ['equal', (t, x, y) => t.equal(x, y), (x, y) => Number(x === y)],
  ['maximum', (t, x, y) => t.maximum(x, y), Math.max],
  ['minimum', (t, x, y) => t.minimum(x, y), Math.min],
];

function randomOperand(stream: RandomStream, shape: readonly number[], dtype: 'float32' | 'int32'): Input {
  const drawn = shape.map((size) => (stream.uniform(0, 1) < 0.25 ? 1 : size));
  const own = stream.uniform(0, 1) < 0.25 ? [] : drawn;
  return { ...integers(-2, 2, ...own), dtype };
}

for (const [name, run, scalar] of operations) {
  test(`${name} of random shapes, with and without broadcasting, in float32 and int32`, async () => {
    const stream = new RandomStream(`wasm-kernels/${name}`, 0);
    const cases = Array.from({ length: 30 }, (_, index): OperationCase => {
      const dtype = index % 2 === 0 ? 'float32' : 'int32';
      const shape = Array.from({ length: stream.integer(0, 3) }, () => stream.integer(1, 5));
      const inputs = [randomOperand(stream, shape, dtype), randomOperand(stream, shape, dtype)];
      return { label: `${index}`, inputs, run, reference: zip(scalar) };
    });
    await expectRight(engine, cases, 'forward only');
  });
}

test('not a number is in no order, and wins a maximum', async () => {
  const x = tf.tensor1d([NaN, 1]);
  const y = tf.tensor1d([1, NaN]);
  assert.deepEqual(await tf.greater(x, y).array(), [0, 0]);
  assert.deepEqual(await tf.lessEqual(x, y).array(), [0, 0]);
  assert.ok((await tf.maximum(x, y).data()).every(Number.isNaN));
});

test('where with random broadcasts, and its gradient', async () => {
  const stream = new RandomStream('wasm-kernels/where', 0);
  const cases = Array.from({ length: 25 }, (_, index): OperationCase => {
    const shape = Array.from({ length: stream.integer(1, 3) }, () => stream.integer(1, 4));
    const thinned = (): number[] => shape.map((size) => (stream.uniform(0, 1) < 0.3 ? 1 : size));
    return {
      label: `${index}`,
      inputs: [booleans(...thinned()), normal(...thinned()), normal(...shape)],
      run: (t, condition, x, y) => t.where(condition, x, y),
      reference: where,
    };
  });
  await expectRight(engine, cases, 'and gradient');
});

test('to bool, everything but 0 is true', async () => {
  const floats = tf.cast(tf.tensor1d([0, -0, 0.3, -1, 256, 512.5]), 'bool');
  assert.deepEqual(await floats.array(), [0, 0, 1, 1, 1, 1]);
  const ints = tf.cast(tf.tensor1d([0, 256, -1], 'int32'), 'bool');
  assert.deepEqual(await ints.array(), [0, 1, 1]);
});
