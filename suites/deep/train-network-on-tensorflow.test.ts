import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../../core/engine/open-engine.ts';
import { whyUnavailable } from '../../core/engine/why-unavailable.ts';
import { shortTraining, trainOnSyntheticImages } from './fixtures/synthetic-training.ts';

const unavailable = await whyUnavailable('tensorflow');

test(
  'on TensorFlow too a network has the same bits alone and in a stack',
  { skip: unavailable },
  async () => {
    const engine = await openEngine('tensorflow');
    const members = [0.1, 1, 10].map((alpha) => ({ ...shortTraining, alpha }));
    const together = await trainOnSyntheticImages(engine, members);
    for (const [i, member] of members.entries()) {
      assert.deepEqual(await trainOnSyntheticImages(engine, [member]), [together[i]]);
    }
  },
);
