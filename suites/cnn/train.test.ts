import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import { Fail } from '../../core/fail.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import type { FilterMeasurements, GratingParameters } from '../../schemas/cnn.d.ts';
import { problems } from '../../schemas/validate.ts';
import { trainers } from './train.ts';

/** 192 gratings in batches of 32. */
const small: GratingParameters = {
  ...{ alpha: 1, seed: 3, labels: 'real', network: 'small', filters: 4, kernelSize: 5, side: 12 },
  ...{ trainImages: 192, testImages: 40, epochs: 2, batchSize: 32, peakLearningRate: 0.1, peakAt: 0.3 },
  ...{ momentum: 0.9, augmentation: 'none', shownFilters: 2 },
};

describe('training on wasm', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('wasm');
    await engine.tf.setBackend('wasm');
  });

  async function train(changed: Partial<GratingParameters>): Promise<FilterMeasurements> {
    const context = { engine, progress: () => undefined };
    const [outcome] = await outcomes(trainers.gratings, [{ ...small, ...changed }], context);
    assert.ok(outcome?.state === 'completed');
    return outcome.measurements;
  }

  test('gives what the schema says, the same bits again, and leaves no tensor behind', async () => {
    const first = await train({});
    const tensors = engine.tf.memory().numTensors;
    assert.deepEqual(problems('cnn#/$defs/FilterMeasurements', first), []);
    assert.deepEqual(await train({}), first);
    assert.equal(engine.tf.memory().numTensors, tensors);
    assert.equal(first.steps, 12);
    assert.deepEqual(
      first.rows.map(({ epoch }) => epoch),
      [1, 2],
    );
    assert.equal(first.smoothnessOfEach.length, 4 * 3);
    assert.equal(Buffer.from(first.shown.pixels, 'base64').length, 2 * 5 * 5 * 3);
  });

  test('that was stopped goes on after its last whole epoch and ends with the same bits', async () => {
    let kept: unknown;
    const checkpoint = {
      read: () => Promise.resolve(kept),
      write: (state: unknown) => {
        kept = structuredClone(state);
        return Promise.resolve();
      },
    };
    const mirrored = { ...small, epochs: 3, augmentation: 'flip' } as const;
    const told: number[] = [];
    let stepsTaken: number | undefined;
    const once = async (stopAfter: number): Promise<FilterMeasurements | undefined> => {
      const progress = (share: number): void => {
        told.push(share);
        if (share > stopAfter) throw new Error('stopped');
      };
      const context = { engine, progress, checkpoint: () => checkpoint };
      for await (const trained of trainers.gratings([mirrored], context)) {
        const [outcome] = [trained].flat();
        assert.ok(outcome?.state === 'completed');
        stepsTaken = outcome.steps;
        return outcome.measurements;
      }
      return undefined;
    };
    // Stopped in the third epoch of six steps each: two of them are kept.
    await assert.rejects(once(13 / 18), /stopped/);
    told.length = 0;
    const resumed = await once(1);
    assert.ok(told[0]! > 12 / 18 && told.at(-1) === 1, told.join());
    assert.equal(stepsTaken, 6);
    assert.deepEqual(resumed, await train(mirrored));
  });

  test('without a learning rate the filters stay what they were, so that α cancels in what is measured of them', async () => {
    const still = { peakLearningRate: 1e-30, epochs: 1 };
    const [one, ten] = [await train(still), await train({ ...still, alpha: 10 })];
    assert.ok(Math.abs(one.initialisationLeft - 1) < 1e-6);
    // The same draw, divided by ten; float32 rounds it.
    assert.ok(Math.abs(one.smoothness.median - ten.smoothness.median) < 1e-5);
    assert.ok(Math.abs(one.gaborFit.median - ten.gaborFit.median) < 1e-4);
  });

  test('α decides how much of the initialisation is left', async () => {
    const [downstream, upstream] = [await train({ alpha: 0.1 }), await train({ alpha: 10 })];
    assert.ok(downstream.initialisationLeft > 0.95, String(downstream.initialisationLeft));
    assert.ok(upstream.initialisationLeft < 0.5, String(upstream.initialisationLeft));
  });

  test('a run that diverges is an outcome', async () => {
    const context = { engine, progress: () => undefined };
    const wild = { ...small, peakLearningRate: 1e30 };
    for await (const trained of trainers.gratings([wild], context)) {
      assert.equal([trained].flat()[0]!.state, 'diverged');
    }
  });

  for (const [what, changed] of [
    ['even kernel size', { kernelSize: 4 }],
    ['at most the image', { kernelSize: 13 }],
    ['training images', { batchSize: 200 }],
  ] as const) {
    test(`bad sizes are refused with exit code 2: ${what}`, async () => {
      await assert.rejects(
        train(changed),
        (error: unknown) => error instanceof Fail && error.exitCode === 2 && error.message.includes(what),
      );
    });
  }
});

test('an α that is not positive is refused by the schema', () => {
  for (const alpha of [0, -1]) {
    assert.ok(problems('cnn#/$defs/GratingParameters', { ...small, alpha }).length > 0);
  }
  assert.deepEqual(problems('cnn#/$defs/GratingParameters', small), []);
});
