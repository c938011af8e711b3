import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float64Context, outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { PlaneMeasurements } from '../../schemas/relu.d.ts';
import { problems } from '../../schemas/validate.ts';
import { trainPlane } from './train-plane.ts';

/** One student of the authors' Fig. 1a. */
async function train(tau: number, delta: number, steps: number[]): Promise<PlaneMeasurements> {
  const authors = { seed: 100, teacherSeed: 15, width: 50, samples: 20, learningRate: 1e-4 };
  const [trained] = await outcomes(trainPlane, [{ tau, delta, steps, ...authors }], float64Context);
  assert.ok(trained?.state === 'completed');
  assert.deepEqual(problems('relu#/$defs/PlaneMeasurements', trained.measurements), []);
  return trained.measurements;
}

// Independent float64 NumPy on the authors' draws, at 10⁵ steps: 0.966 before, 0.997 upstream, 0.968 balanced and
// 0.966 downstream after.
test('Fig. 1a on the authors’ draws: only upstream units gather at the teacher', async () => {
  const shown = (value: number): string => value.toFixed(3);
  const ends = await Promise.all([1, 0, -1].map((delta) => train(0.1, delta, [100_000])));
  assert.deepEqual(
    ends.map(({ alignment }) => shown(alignment.initial)),
    ['0.966', '0.966', '0.966'],
  );
  assert.deepEqual(
    ends.map(({ alignment }) => shown(alignment.final)),
    ['0.997', '0.968', '0.966'],
  );
  const [upstream, balanced, downstream] = ends.map(({ turn }) => turn);
  assert.ok(upstream! > balanced! && balanced! > downstream!);
});

test('before the first step nothing has turned', async () => {
  const { turn, snapshots, alignment } = await train(2, 0, [0]);
  assert.equal(turn, 0);
  assert.equal(alignment.initial, alignment.final);
  assert.equal(snapshots[0]!.a.length, 50);
});
