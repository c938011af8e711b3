import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { whyUnavailable } from '../../core/engine/why-unavailable.ts';
import type { Trained } from '../../core/suite.ts';
import type { TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import { BatchOrder } from './batch-order.ts';
import { drawWeights } from './initial-weights.ts';
import { modularTable } from './modular-table.ts';
import { NetworkEnsemble } from './network-ensemble.ts';
import { networkShape } from './network-shape.ts';
import { drawSplit } from './split.ts';
import { trainTransformers } from './train-transformer.ts';

const small: TransformerParameters = {
  ...{ alpha: 1, seed: 0, tau: 1, operation: 'x+y', prime: 7, fraction: 0.8, maxSteps: 40 },
  ...{ dimension: 16, heads: 4, batchSize: 16, baseLearningRate: 3e-3, weightDecay: 1, lookEvery: 10 },
  rateScaling: 'inverse-tau-squared',
};

for (const name of ['tensorflow', 'cuda'] as const) {
  const skip = await whyUnavailable(name);
  describe(`steps in a loop on ${name} have the bits of single steps`, { skip }, () => {
    let engine: Engine;
    before(async () => {
      engine = await openEngine(name);
    });
    const ways = (): [loop: Engine, single: Engine] => [
      { ...engine, compile: 'lowered' },
      { ...engine, compile: 'none' },
    ];

    /** Parameters of three networks after an epoch and some, of two of them that go on, and of one of these. */
    async function courses(on: Engine): Promise<Float32Array[]> {
      const shape = networkShape(13, 32, 4);
      const table = modularTable('x/y', 13);
      const members = [0, 1, 2].map((seed) => {
        // 93 pairs in batches of 40: an epoch's last has 13.
        const { train } = drawSplit(table.x.length, 0.6, seed);
        const batches = new BatchOrder(train, 40, seed);
        assert.deepEqual(batches.sizes, [40, 13]);
        const weights = drawWeights(shape, seed, [1, 10, 0.3][seed]!);
        return { weights, tau: [1, 0.5, 1.5][seed]!, learningRate: 3e-3, batches };
      });
      const ensemble = new NetworkEnsemble(on, shape, table, 1, members);
      const found: Float32Array[] = [];
      for (const [staying, steps] of [
        [undefined, 11],
        [[2, 0], 5],
        [[1], 4],
      ] as const) {
        if (staying !== undefined) ensemble.keep(staying);
        await ensemble.train(steps);
        found.push(await ensemble.parameters());
      }
      ensemble.dispose();
      return found;
    }

    test('of an ensemble, of those that stay, and of the last', async () => {
      const [loop, single] = ways();
      assert.deepEqual(await courses(loop), await courses(single));
    });

    test('of scores of sets larger than a part, by the loop once it has begun and by single steps', async () => {
      const shape = networkShape(37, 16, 4);
      const table = modularTable('x+y', 37);
      const sets = [0, 1].map((shift) => Int32Array.from({ length: 1100 }, (_, i) => (i * 7 + shift) % 1369));
      const members = [0, 1].map((seed) => ({
        ...{ weights: drawWeights(shape, seed, 1), tau: 1, learningRate: 3e-3 },
        batches: new BatchOrder(drawSplit(table.x.length, 0.5, seed).train, 512, seed),
      }));
      const ensemble = new NetworkEnsemble(ways()[0], shape, table, 1, members);
      await ensemble.train(2);
      const byLoop = await ensemble.scores(sets);
      const parameters = await ensemble.parameters();
      await ensemble.train(1);
      const moved = await ensemble.parameters();
      ensemble.dispose();
      // Another one that starts where the first stood, and scores before it has begun: part by part.
      const size = parameters.length / 2;
      const there = members.map((each, i) => ({
        ...each,
        weights: parameters.subarray(i * size, (i + 1) * size),
      }));
      const second = new NetworkEnsemble(ways()[1], shape, table, 1, there);
      assert.deepEqual(await second.scores(sets), byLoop);
      second.dispose();
      assert.notDeepEqual(byLoop[0], byLoop[1]);
      assert.notDeepEqual(moved, parameters);
    });

    test('of whole runs, one of which diverges, and none leaves a tensor behind', async () => {
      const members = [
        small,
        { ...small, alpha: 10, seed: 1, tau: 0.5 },
        { ...small, seed: 2, baseLearningRate: 1e30 },
      ];
      const train = (on: Engine): Promise<Trained<TransformerMeasurements>[]> =>
        outcomes(trainTransformers, members, { engine: on, progress: () => undefined });
      const [loop, single] = ways();
      const tensors = engine.tf.memory().numTensors;
      const found = await train(loop);
      assert.equal(engine.tf.memory().numTensors, tensors);
      assert.deepEqual(
        found.map(({ state }) => state),
        ['completed', 'completed', 'diverged'],
      );
      assert.deepEqual(found, await train(single));
    });

    test('progress is told between looks, and messages come through', async () => {
      const told: number[] = [];
      let turns = 0;
      const count = (): void => {
        turns++;
        timer = setImmediate(count);
      };
      let timer = setImmediate(count);
      const progress = (done: number): void => {
        told.push(done);
      };
      const run = trainTransformers([{ ...small, maxSteps: 30 }], { engine, progress });
      for await (const trained of run) assert.ok(trained);
      clearImmediate(timer);
      // Three looks, each said at its start and after one or two chunks.
      assert.ok(told.length >= 6, `${told.length}`);
      assert.deepEqual(
        [...told].sort((a, b) => a - b),
        told,
      );
      assert.ok(turns >= told.length / 2, `${turns}`);
    });
  });
}
