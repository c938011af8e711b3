import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { RandomStream } from '../numerics/random-stream.ts';
import type { Engine } from '../engine/engine.ts';
import { memberSoftmax } from './member-softmax.ts';
import { openEngine } from '../engine/open-engine.ts';
import { whyUnavailable } from '../engine/why-unavailable.ts';

const [members, rows] = [3, 512];

function logits({ tf }: Engine, classes: number): Tensor3D {
  const stream = new RandomStream('member-softmax', classes);
  const values = Float32Array.from({ length: members * rows * classes }, () => 30 * stream.normal());
  return tf.tensor3d(values, [members, rows, classes]);
}

for (const name of ['wasm', 'tensorflow'] as const) {
  const skip = await whyUnavailable(name);
  describe(`softmax of an ensemble on ${name}`, { skip }, () => {
    for (const classes of [4, 8, 99]) {
      test(`of ${classes} classes is that of float64, also for logits far apart`, async () => {
        const engine = await openEngine(name);
        const x = logits(engine, classes);
        const [input, output] = [x.dataSync(), memberSoftmax(engine, x).dataSync()];
        for (let row = 0; row < members * rows; row++) {
          const powers = [...input.subarray(row * classes, (row + 1) * classes)];
          const most = Math.max(...powers);
          const sum = powers.reduce((total, power) => total + Math.exp(power - most), 0);
          for (const [j, power] of powers.entries()) {
            const expected = Math.exp(power - most) / sum;
            assert.ok(Math.abs(output[row * classes + j]! - expected) < 1e-6);
          }
        }
      });

      test(`of ${classes} classes has the same bits for a member alone`, async () => {
        const engine = await openEngine(name);
        const { tf } = engine;
        const x = logits(engine, classes);
        const together = memberSoftmax(engine, x);
        for (let member = 0; member < members; member++) {
          const one = (of: Tensor3D): Tensor3D => tf.slice(of, [member, 0, 0], [1, rows, classes]);
          assert.deepEqual(memberSoftmax(engine, one(x)).dataSync(), one(together).dataSync());
        }
      });
    }
  });
}
