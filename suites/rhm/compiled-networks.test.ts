import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { bothWays } from '../../core/engine/steps/fixtures/both-ways.ts';
import { whyUnavailable } from '../../core/engine/why-unavailable.ts';
import type { NetworkParameters } from '../../schemas/rhm.d.ts';
import { trainNetworks } from './train-network.ts';

/** 54 strings of four symbols: 27 to train on, in batches of 8, 8, 8 and 3. */
const small: NetworkParameters = {
  ...{ alpha: 3, fraction: 0.5, seed: 4, v: 4, m: 3, L: 2, s: 2, classes: 2 },
  ...{ width: 10, hiddenLayers: 2, batchSize: 8, epochs: 40, baseLearningRate: 0.1, momentum: 0.9 },
  ...{ testFraction: 0.5, stopLoss: 0.05 },
};
/** 131,072 strings: 393 to train on, in batches of 128, 128, 128 and 9. */
const paperSizes = {
  ...{ fraction: 0.003, v: 8, m: 4, L: 3, classes: 8, width: 64, hiddenLayers: 3, batchSize: 128, epochs: 3 },
  ...{ testFraction: 0.01, stopLoss: 0.01 },
};

const ensembles: Readonly<Record<string, readonly NetworkParameters[]>> = {
  'networks that leave one after another': [
    { ...small, alpha: 1 },
    small,
    { ...small, seed: 5 },
    { ...small, alpha: 0.3, seed: 5 },
  ],
  'one that diverges beside others': [0.3, 1e6, 1].map((alpha) => ({
    ...small,
    ...{ alpha, baseLearningRate: 1, epochs: 8 },
  })),
  'one batch an epoch': [{ ...small, batchSize: 27, epochs: 5 }],
  'the paper’s sizes': [0.1, 1, 10].map((alpha) => ({ ...small, ...paperSizes, alpha })),
};

for (const name of ['tensorflow', 'cuda'] as const) {
  const skip = await whyUnavailable(name);
  describe(`networks on ${name}`, { skip }, () => {
    for (const [what, members] of Object.entries(ensembles)) {
      test(`have the same outcomes in a loop inside TensorFlow as by single steps: ${what}`, async () => {
        const engine = await openEngine(name);
        const { lowered, none } = await bothWays(engine, (each) =>
          outcomes(trainNetworks, members, { engine: each, progress: () => undefined }),
        );
        assert.deepEqual(lowered.found, none.found);
        const diverged = lowered.found.map(({ state }) => state === 'diverged');
        assert.deepEqual(
          diverged,
          members.map(({ alpha }) => alpha > 1e3),
        );
        assert.ok(lowered.graphs > 0 && none.graphs === 0);
        assert.equal(engine.tf.memory().numTensors, 0);
      });
    }
  });
}
