import assert from 'node:assert/strict';
import test from 'node:test';
import { RandomStream } from '../../../numerics/random-stream.ts';
import { expectRight } from '../../audit/fixtures/expect-right.ts';
import { fused } from '../../audit/operations/products.ts';
import { openEngine } from '../../open-engine.ts';

const engine = await openEngine('wasm');
const { tf } = engine;

test('relu(op(A) op(B) + bias) of random shapes and flags agrees with float64', async () => {
  const stream = new RandomStream('wasm-kernels/fused-mat-mul', 0);
  const cases = Array.from({ length: 25 }, () => {
    const [rows, inner, columns] = [1, 2, 3].map(() => stream.integer(1, 16)) as [number, number, number];
    const batch = stream.sign() === 1 ? [] : [stream.integer(1, 3)];
    const [transposeA, transposeB] = [stream.sign() === 1, stream.sign() === 1];
    const a = [...batch, ...(transposeA ? [inner, rows] : [rows, inner])];
    const b = [...batch, ...(transposeB ? [columns, inner] : [inner, columns])];
    return fused(a, b, transposeA, transposeB);
  });
  await expectRight(engine, cases, 'forward only');
});

test('each activation, by hand', async () => {
  const value = async (
    activation: 'linear' | 'relu6' | 'elu' | 'sigmoid' | 'leakyrelu' | 'prelu',
    x: number,
  ) => {
    const a = tf.tensor2d([[x]]);
    const one = tf.tensor2d([[1]]);
    const options = activation === 'prelu' ? { preluActivationWeights: tf.tensor1d([0.25]) } : {};
    const result = tf.fused.matMul({ a, b: one, activation, leakyreluAlpha: 0.5, ...options });
    return (await result.data())[0]!;
  };
  assert.equal(await value('linear', -2), -2);
  assert.equal(await value('relu6', 9), 6);
  assert.equal(await value('leakyrelu', -2), -1);
  assert.equal(await value('prelu', -2), -0.5);
  assert.ok(Math.abs((await value('elu', -1)) - (Math.exp(-1) - 1)) < 1e-6);
  assert.ok(Math.abs((await value('sigmoid', 1)) - 1 / (1 + Math.exp(-1))) < 1e-6);
});
