import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { GridMeasurements } from '../../../schemas/relu.d.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import { reluGradient } from '../../ensemble/relu-gradient.ts';
import { findLibraries } from './find-libraries.ts';

const found = await findLibraries(['cpu', 'gpu']);
const skip = found.state === 'none' && `the engine tensorflow is ${found.reason}`;
const root = path.join(import.meta.dirname, '..', '..', '..');

/** One cell of the suite relu, trained in a process of its own. */
async function trained(engine: string, steps: readonly number[]): Promise<GridMeasurements> {
  // Scale 1, where training is smooth: at small scales a single ReLU that flips changes all that follows.
  const size = { dimension: 20, width: 32, samples: 256, testSamples: 256 };
  const parameters = JSON.stringify({ tau: 1, delta: 0.5, seed: 100, steps, ...size });
  const program = ['--import', 'tsx', 'bin/reproduce.ts', 'cell', 'relu', parameters];
  const options = ['--engine', engine, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...options], { cwd: root });
  return (JSON.parse(stdout) as { measurements: GridMeasurements }).measurements;
}

describe('the engine tensorflow', { skip }, () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('tensorflow');
  });

  test('records what computes: versions, device, threads, flags', () => {
    const { id, numerics, versions, flags } = engine.record;
    assert.deepEqual([id, numerics], ['tensorflow', 'tensorflow-float32']);
    assert.match(versions['tensorflow']!, /^2\.\d+\.\d+$/);
    assert.equal(flags['TF_NUM_INTRAOP_THREADS'], '1');
    assert.equal(flags['CUDA_VISIBLE_DEVICES'], '-1');
    assert.equal(process.env['TF_ENABLE_ONEDNN_OPTS'], '1');
  });

  test('step in two native operations: 1 above zero, 0 else, NaN for NaN', async () => {
    const { tf } = engine;
    const x = tf.tensor1d([-2, -0, 0, 3, Infinity, -Infinity, NaN]);
    assert.deepEqual([...(await tf.step(x).data())], [0, 0, 0, 1, 1, 0, NaN]);
    // Another slope is left to the package's own kernel.
    assert.deepEqual([...(await tf.step(tf.tensor1d([-2, 3]), 0.5).data())], [0.5, 1]);
  });

  test('the gradient of relu and its own gradient', async () => {
    const { tf } = engine;
    const x = tf.tensor1d([-1, 0, 2, 3]);
    const dy = tf.tensor1d([5, 6, 7, 8]);
    const relu = (y: Tensor) => tf.relu(y);
    assert.deepEqual([...(await tf.grad(relu)(x, dy).data())], [0, 0, 7, 8]);
    // d/dx Σ (d/dx ½ relu(x)²)² = 2 relu(x).
    const halfSquare = (y: Tensor) => tf.mul(tf.sum(tf.square(tf.relu(y))), 0.5);
    const squares = (y: Tensor) => tf.sum(tf.square(tf.grad(halfSquare)(y)));
    assert.deepEqual([...(await tf.grad(squares)(x).data())], [0, 0, 4, 6]);
  });

  test('trains as wasm does: relative gaps below 1e-5, a hundred times what was measured', async () => {
    const steps = [10, 100, 200];
    const ours = await trained('tensorflow', steps);
    const theirs = await trained('wasm', steps);
    for (const [index, row] of ours.rows.entries()) {
      for (const name of ['trainLoss', 'testLoss', 'kernelDistance', 'parameterDistance'] as const) {
        const gap = Math.abs(row[name] / theirs.rows[index]![name] - 1);
        assert.ok(gap < 1e-5, `${name} at step ${row.step}: ${gap}`);
      }
    }
  });

  test('can be opened twice, and tensors of the first time go on', async () => {
    const active = engine.tf.relu(engine.tf.tensor1d([-1, 2]));
    const gradient = engine.tf.tensor1d([3, 4]);
    const again = await openEngine('tensorflow');
    assert.deepEqual([...reluGradient(again, gradient, active).dataSync()], [0, 4]);
    assert.deepEqual(again.record, engine.record);
  });

  test('gives the same bits twice', async () => {
    assert.deepEqual(await trained('tensorflow', [100]), await trained('tensorflow', [100]));
  });
});
