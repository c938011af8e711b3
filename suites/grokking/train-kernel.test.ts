import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../../core/engine/open-engine.ts';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { TransformerParameters } from '../../schemas/grokking.d.ts';
import { trainKernels } from './train-kernel.ts';
import { trainTransformers } from './train-transformer.ts';

// At step 220 the training set is learned, at 370 half of the five pairs of the validation set.
const small: TransformerParameters = {
  ...{ alpha: 1, seed: 0, tau: 1, operation: 'x+y', prime: 7, fraction: 0.9, maxSteps: 400 },
  ...{ dimension: 16, heads: 4, batchSize: 16, baseLearningRate: 1e-2, weightDecay: 0.3, lookEvery: 10 },
  rateScaling: 'inverse-tau-squared',
};

test('networks are those of the experiment transformer, with kernels where sets are learned', async () => {
  const engine = await openEngine('wasm');
  const context = { engine, progress: () => undefined };
  const tensors = engine.tf.memory().numTensors;
  const members = [small, { ...small, baseLearningRate: 1e30 }, { ...small, maxSteps: 20 }];
  const [watched, diverged, short] = await outcomes(trainKernels, members, context);
  assert.equal(engine.tf.memory().numTensors, tensors);
  const [plain] = await outcomes(trainTransformers, [small], context);
  assert.ok(watched?.state === 'completed' && plain?.state === 'completed');
  const { kernels, ...times } = watched.measurements;
  const { stepsToTrain, stepsToHalf, stepsToGrok, censored, lastStep } = plain.measurements;
  assert.deepEqual(times, { stepsToTrain, stepsToHalf, stepsToGrok, censored, lastStep });
  assert.ok(stepsToTrain !== null && stepsToHalf !== null);
  const steps = [...new Set([0, stepsToTrain, stepsToHalf, lastStep])].sort((one, other) => one - other);
  assert.deepEqual(
    kernels.map(({ step }) => step),
    steps,
  );
  assert.deepEqual(kernels[0], { step: 0, fromStart: 0, fromTrained: null });
  for (const { step, fromStart, fromTrained } of kernels.slice(1)) {
    assert.ok(fromStart > 1e-4 && fromStart < 1, `${fromStart} at ${step}`);
    if (step < stepsToTrain) assert.equal(fromTrained, null);
    else if (step === stepsToTrain) assert.equal(fromTrained, 0);
    else assert.ok(fromTrained! > 0 && fromTrained! < 1);
  }
  assert.deepEqual([diverged!.state, short!.state], ['diverged', 'completed']);
});
