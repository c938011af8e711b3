import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseEngine, openEngine } from '../../core/engine/open-engine.ts';
import { shortTraining, trainOnMadeImages } from './made-training.ts';

const unavailable = await chooseEngine('tensorflow').then(
  () => false as const,
  (error: unknown) => (error as Error).message,
);

test(
  'on TensorFlow too a network has the same bits alone and in a stack',
  { skip: unavailable },
  async () => {
    const engine = await openEngine('tensorflow');
    const members = [0.1, 1, 10].map((alpha) => ({ ...shortTraining, alpha }));
    const together = await trainOnMadeImages(engine, members);
    for (const [i, member] of members.entries()) {
      assert.deepEqual(await trainOnMadeImages(engine, [member]), [together[i]]);
    }
  },
);
