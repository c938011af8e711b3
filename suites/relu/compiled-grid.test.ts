import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomes } from '../../core/run/fixtures/outcomes.ts';
import { openEngine } from '../../core/engine/open-engine.ts';
import { bothWays } from '../../core/engine/steps/fixtures/both-ways.ts';
import { whyUnavailable } from '../../core/engine/why-unavailable.ts';
import type { GridParameters } from '../../schemas/relu.d.ts';
import { trainGrid } from './train-grid.ts';

const small: GridParameters = {
  ...{ tau: 0.5, delta: 0.3, seed: 5, steps: [0, 1, 7, 150, 230] },
  ...{ dimension: 13, width: 6, samples: 37, testSamples: 40, baseLearningRate: 5e-3 },
};
const paperSizes = { dimension: 100, width: 50, samples: 1000, testSamples: 100, steps: [10, 30] };

const ensembles: Readonly<Record<string, readonly GridParameters[]>> = {
  'one student': [small],
  'five students, one of which diverges': [0.1, 0.5, 1, 2, 0.3].map((tau, i) => ({
    ...small,
    ...{ tau, delta: i - 2 },
    ...(tau === 0.3 ? { baseLearningRate: 1e4 } : {}),
  })),
  'three students at the paper’s sizes': [-1, 0, 1].map((delta) => ({ ...small, ...paperSizes, delta })),
};

for (const name of ['tensorflow', 'cuda'] as const) {
  const skip = await whyUnavailable(name);
  describe(`students of the grid on ${name}`, { skip }, () => {
    for (const [what, members] of Object.entries(ensembles)) {
      test(`have the same outcomes in a loop inside TensorFlow as by single steps: ${what}`, async () => {
        const engine = await openEngine(name);
        const { lowered, none } = await bothWays(engine, (each) =>
          outcomes(trainGrid, members, { engine: each, progress: () => undefined }),
        );
        assert.deepEqual(lowered.found, none.found);
        const diverged = lowered.found.map(({ state }) => state === 'diverged');
        assert.deepEqual(
          diverged,
          members.map(({ baseLearningRate }) => baseLearningRate > 1),
        );
        assert.ok(lowered.graphs > 0 && none.graphs === 0);
        assert.equal(engine.tf.memory().numTensors, 0);
      });
    }
  });
}
