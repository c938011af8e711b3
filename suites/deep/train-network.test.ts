import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../../core/engine/open-engine.ts';
import { Fail } from '../../core/fail.ts';
import type { Trained } from '../../core/suite.ts';
import type { NetworkMeasurements } from '../../schemas/deep.d.ts';
import { shortTraining, trainOnSyntheticImages } from './fixtures/synthetic-training.ts';
import { trainNetworks } from './train-network.ts';

function completed(outcome: Trained<NetworkMeasurements> | undefined): NetworkMeasurements {
  assert.equal(outcome?.state, 'completed');
  return outcome.measurements;
}

test('a network has the same bits alone and in a stack, and nothing is left on the device', async () => {
  const engine = await openEngine('wasm');
  const before = engine.tf.memory().numTensors;
  const members = [0.1, 1, 10].map((alpha) => ({ ...shortTraining, alpha }));
  const together = await trainOnSyntheticImages(engine, members);
  for (const [i, member] of members.entries()) {
    assert.deepEqual(await trainOnSyntheticImages(engine, [member]), [together[i]]);
  }
  assert.equal(engine.tf.memory().numTensors, before);
});

test('rows stand at the steps asked for and at the last; before the first step nothing has moved', async () => {
  const engine = await openEngine('wasm');
  const { rows, matchedStep, mapDifference } = completed(
    (await trainOnSyntheticImages(engine, [{ ...shortTraining, alpha: 10 }]))[0],
  );
  assert.deepEqual(
    rows.map(({ step }) => step),
    [0, 5, 20],
  );
  const [start, , end] = rows;
  assert.ok(Math.abs(start!.kernelDistance) < 1e-6);
  assert.deepEqual([start!.hammingDistance, start!.parameterDistance], [0, 0]);
  assert.ok(end!.kernelDistance > 1e-3 && end!.hammingDistance > 0 && end!.parameterDistance > 0);
  assert.equal(matchedStep, null);
  assert.ok(mapDifference > 0 && mapDifference < 1e-5);
  // 4,704 + 1,600 + 120 + 84 units.
  const { conv1, conv2, fc1, fc2 } = end!.hammingByLayer;
  const all = (4704 * conv1 + 1600 * conv2 + 120 * fc1 + 84 * fc2) / 6508;
  assert.ok(Math.abs(end!.hammingDistance - all) < 1e-12);
});

test('training ends at the matched loss, or goes on past it when told', async () => {
  const engine = await openEngine('wasm');
  const easy = { ...shortTraining, matchedLoss: 2.4, maxSteps: 16, steps: [] };
  const [stopped] = await trainOnSyntheticImages(engine, [easy]);
  assert.deepEqual(
    completed(stopped).rows.map(({ step }) => step),
    [8],
  );
  const on = completed((await trainOnSyntheticImages(engine, [{ ...easy, stopAtMatch: false }]))[0]);
  assert.equal(on.matchedStep, 8);
  assert.deepEqual(
    on.rows.map(({ step }) => step),
    [8, 16],
  );
});

test('a network that diverges is told, the others go on', async () => {
  const engine = await openEngine('wasm');
  const outcomes = await trainOnSyntheticImages(
    engine,
    [1, 1e6].map((alpha) => ({ ...shortTraining, alpha, steps: [] })),
  );
  assert.equal(completed(outcomes[0]).rows.length, 1);
  assert.equal(outcomes[1]?.state, 'diverged');
});

for (const [name, wrong] of [
  ['batchSize', { batchSize: 128 }],
  ['probes', { probes: 71 }],
  ['fullProbes', { fullProbes: 7 }],
] as const) {
  test(`refuses a ${name} larger than what it is taken from`, async () => {
    const engine = await openEngine('wasm');
    const training = trainNetworks([{ ...shortTraining, ...wrong }], { engine, progress: () => undefined });
    await assert.rejects(
      async () => {
        await training[Symbol.asyncIterator]().next();
      },
      (error) => error instanceof Fail && error.exitCode === 2 && error.message.includes(`/${name}: found`),
    );
  });
}
