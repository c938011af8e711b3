import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tensor3d } from '@tensorflow/tfjs-core';
import { openEngine } from '../engine/open-engine.ts';
import { beforeDense, denseBackward } from './dense-backward.ts';

const engine = await openEngine('wasm');

test('gradients of two dense layers with a ReLU between them, by hand, each member for itself', async () => {
  // x = (1, 2); W of the second member is that of the first times −1, so that its hidden unit sleeps.
  const entering = [tensor3d([1, 2, 1, 2], [2, 1, 2]), tensor3d([5, 0], [2, 1, 1])];
  const weights = [tensor3d([1, 2, -1, -2], [2, 2, 1]), tensor3d([3, 3], [2, 1, 1])];
  const error = tensor3d([10, 10], [2, 1, 1]);
  const [first, second] = denseBackward(engine, weights, entering, error);
  assert.deepEqual([...(await second!.weights.data())], [50, 0]);
  assert.equal(second!.outputs, error);
  assert.deepEqual([...(await first!.outputs.data())], [30, 0]);
  assert.deepEqual([...(await first!.weights.data())], [30, 60, 0, 0]);
  assert.deepEqual(first!.weights.shape, [2, 2, 1]);
  const behind = beforeDense(engine, weights[0]!, entering[0]!, first!.outputs);
  assert.deepEqual([...(await behind.data())], [30, 60, 0, 0]);
});
