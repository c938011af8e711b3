import assert from 'node:assert/strict';
import test from 'node:test';
import { openEngine } from '../../open-engine.ts';

const { tf } = await openEngine('wasm');

test('to bool, everything but 0 is true', async () => {
  const floats = tf.cast(tf.tensor1d([0, -0, 0.3, -1, 256, 512.5]), 'bool');
  assert.deepEqual(await floats.array(), [0, 0, 1, 1, 1, 1]);
  const ints = tf.cast(tf.tensor1d([0, 256, -1], 'int32'), 'bool');
  assert.deepEqual(await ints.array(), [0, 1, 1]);
});

test('to int32, towards 0; from bool, 0 and 1', async () => {
  assert.deepEqual(await tf.cast(tf.tensor1d([1.9, -1.9]), 'int32').array(), [1, -1]);
  assert.deepEqual(await tf.cast(tf.tensor1d([true, false], 'bool'), 'float32').array(), [1, 0]);
});
