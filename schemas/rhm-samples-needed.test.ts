import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samplesNeeded } from './rhm-samples-needed.ts';

const at = (samples: number, accuracy: number) => ({ samples, accuracy });

test('the crossing is linear in log P: a third of the way in accuracy is a third of the decade', () => {
  const { state, samples } = samplesNeeded([at(1000, 0.5), at(100, 0.2), at(10000, 0.9)], 0.3);
  assert.equal(state, 'reached');
  assert.ok(Math.abs(samples - 100 * 10 ** (1 / 3)) < 1e-9);
});

test('a threshold met exactly is met there', () => {
  assert.deepEqual(samplesNeeded([at(100, 0.2), at(1000, 0.5)], 0.5), { state: 'reached', samples: 1000 });
});

test('the first crossing counts when accuracy falls again', () => {
  const { samples } = samplesNeeded([at(10, 0), at(100, 0.8), at(1000, 0.4), at(10000, 1)], 0.6);
  assert.ok(samples > 10 && samples < 100);
});

test('what the sizes do not bracket is a bound', () => {
  const points = [at(100, 0.4), at(1000, 0.5)];
  assert.deepEqual(samplesNeeded(points, 0.6), { state: 'not-reached', samples: 1000 });
  assert.deepEqual(samplesNeeded(points, 0.3), { state: 'by-smallest', samples: 100 });
});
