import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import type { Trained } from '../../core/suite.ts';
import type { TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import { trainTransformers } from './train-transformer.ts';

const small: TransformerParameters = {
  ...{ alpha: 1, seed: 0, tau: 1, operation: 'x+y', prime: 7, fraction: 0.8, maxSteps: 40 },
  ...{ dimension: 16, heads: 4, batchSize: 16, baseLearningRate: 3e-3, weightDecay: 1, lookEvery: 10 },
  rateScaling: 'inverse-tau-squared',
};

describe('runs on the embedded engine', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('wasm');
  });

  function train(...members: TransformerParameters[]): Promise<Trained<TransformerMeasurements>[]> {
    return outcomes(trainTransformers, members, { engine, progress: () => undefined });
  }

  test('give the same bits twice, alone or in an ensemble, and leave no tensor behind', async () => {
    const tensors = engine.tf.memory().numTensors;
    const other = { ...small, alpha: 10, seed: 3, tau: 0.5 };
    const [alone] = await train(small);
    const [first, second] = await train(other, small);
    assert.equal(alone!.state, 'completed');
    assert.deepEqual(second, alone);
    assert.notDeepEqual(first, alone);
    assert.equal(engine.tf.memory().numTensors, tensors);
  });

  test('learn: the training loss falls from log(p + 2) and the end is recorded', async () => {
    const [trained] = await train({ ...small, maxSteps: 200 });
    assert.ok(trained?.state === 'completed');
    const { rows, lastStep, trainPairs, validationPairs } = trained.measurements;
    assert.ok(Math.abs(rows[0]!.trainLoss! - Math.log(9)) < 0.5, String(rows[0]!.trainLoss));
    assert.ok(rows.at(-1)!.trainLoss! < 0.5 * rows[0]!.trainLoss!, String(rows.at(-1)!.trainLoss));
    assert.equal(rows.at(-1)!.step, lastStep);
    assert.equal(trained.steps, lastStep);
    assert.equal(trainPairs + validationPairs, 49);
  });

  test('tell at every evaluation who was trained since the last', async () => {
    const told: string[] = [];
    const context = {
      engine,
      progress: () => undefined,
      spentOn: (members: readonly number[]) => told.push(members.join()),
    };
    const members = [small, { ...small, seed: 1, baseLearningRate: 1e30 }];
    for await (const trained of trainTransformers(members, context)) assert.ok(trained);
    // The second diverges before the evaluation at step 10.
    assert.deepEqual(told, ['0,1', '0,1', '0', '0', '0']);
  });

  test('that diverge say at which evaluation', async () => {
    const [trained] = await train({ ...small, baseLearningRate: 1e30 });
    assert.ok(trained?.state === 'diverged');
    assert.equal(trained.step, 10);
  });
});
