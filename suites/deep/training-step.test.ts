import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { openEngine } from '../../core/engine/open-engine.ts';
import { compiledSteps } from '../../core/engine/steps/compiled-steps.ts';
import type { Compilation, Tensors } from '../../core/engine/steps/step.ts';
import { whyUnavailable } from '../../core/engine/why-unavailable.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { uploadImages } from './device-batch.ts';
import { syntheticImages } from './fixtures/synthetic-images.ts';
import { drawWeights } from './initial-weights.ts';
import { tensorsOf, uploadParameters } from './parameters.ts';
import { trainingStep } from './training-step.ts';

const skip = await whyUnavailable('tensorflow');
const count = 20;
const available = 48;

test('steps in a loop inside TensorFlow have the bits of single steps', { skip }, async () => {
  const engine = await openEngine('tensorflow');
  const indices = Array.from({ length: available }, (_, i) => i);
  const images = uploadImages(engine, syntheticImages(available), indices);
  for (const [members, batchSize] of [
    [1, 7],
    [3, 16],
    [5, 64],
  ] as const) {
    const stream = new RandomStream('deep/test-batches', members);
    const positions = Int32Array.from({ length: count * batchSize }, () => stream.integer(0, available - 1));
    const outcome = async (compile: Compilation): Promise<unknown> => {
      const steps = compiledSteps<Tensors, [Tensor1D]>(engine, {
        name: 'LeNets',
        variants: [trainingStep(engine, images, 0.05)],
        state: tensorsOf(
          uploadParameters(
            engine,
            [0.1, 0.3, 1, 3, 10].slice(0, members).map((alpha) => drawWeights(1, alpha)),
          ),
        ),
        perStep: [{ shape: [batchSize], dtype: 'int32' }],
        compile,
      });
      assert.equal(steps.compilation, compile);
      const collected = await steps.run(count, [positions]);
      const state = await Promise.all(steps.state().map((tensor) => tensor.data()));
      steps.dispose();
      return { collected, state };
    };
    assert.deepEqual(await outcome('lowered'), await outcome('none'));
  }
});
