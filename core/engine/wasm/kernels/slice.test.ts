import assert from 'node:assert/strict';
import test from 'node:test';
import { RandomStream } from '../../../numerics/random-stream.ts';
import { openEngine } from '../../open-engine.ts';

const engine = await openEngine('wasm');
const { tf } = engine;

/** Entries of a part, by their coordinates; the tensor holds 0, 1, 2, … */
function expected(shape: readonly number[], begin: readonly number[], size: readonly number[]): number[] {
  let flat = [0];
  for (const [axis, length] of shape.entries()) {
    const taken = Array.from({ length: size[axis]! }, (_, i) => begin[axis]! + i);
    flat = flat.flatMap((index) => taken.map((coordinate) => index * length + coordinate));
  }
  return flat;
}

for (const dtype of ['float32', 'int32', 'bool'] as const) {
  test(`parts of ${dtype} tensors of every rank`, async () => {
    const stream = new RandomStream('wasm-kernels/slice', 0);
    for (let i = 0; i < 60; i++) {
      const shape = Array.from({ length: stream.integer(1, 5) }, () => stream.integer(1, 4));
      const begin = shape.map((length) => stream.integer(0, length - 1));
      const size = shape.map((length, axis) => stream.integer(1, length - begin[axis]!));
      const count = shape.reduce((product, length) => product * length, 1);
      const values = Array.from({ length: count }, (_, index) => (dtype === 'bool' ? index % 2 : index));
      const part = tf.tidy(() => tf.slice(tf.tensor(values, shape, dtype), begin, size));
      assert.deepEqual(part.shape, size);
      assert.deepEqual(
        [...(await part.data())],
        expected(shape, begin, size).map((index) => values[index]!),
        `[${size.join()}] from [${begin.join()}] of [${shape.join()}]`,
      );
      part.dispose();
    }
  });
}

test('a size of −1 takes the rest, a part outside is refused, an empty part is empty', async () => {
  const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  assert.deepEqual(await tf.slice(x, [0, 1], [-1, -1]).array(), [
    [2, 3],
    [5, 6],
  ]);
  assert.throws(() => tf.slice(x, [0, 2], [2, 2]));
  assert.deepEqual(tf.slice(x, [0, 1], [2, 0]).shape, [2, 0]);
});
