import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageSet } from '../../core/data/image-set.ts';
import { syntheticImages } from './fixtures/synthetic-images.ts';
import { withShuffledLabels } from './shuffled-labels.ts';

const [train, test10] = [syntheticImages(200), syntheticImages(10)];
const set: ImageSet = {
  ...{ name: 'mnist', height: 28, width: 28, channels: 1, classes: 10 },
  ...{ train, test: test10 },
};

test('training labels are in another order, each as often; images and test labels are as they were', () => {
  const before = [...train.labels];
  const shuffled = withShuffledLabels(set, 3);
  assert.deepEqual([...set.train.labels], before, 'the set given is left alone');
  assert.deepEqual(shuffled.train.labels.toSorted(), train.labels.toSorted());
  const unmoved = shuffled.train.labels.filter((label, i) => label === train.labels[i]).length;
  // A tenth by chance: 20 of 200, with a standard deviation of 4.
  assert.ok(unmoved > 2 && unmoved < 50, String(unmoved));
  assert.equal(shuffled.train.images, train.images);
  assert.equal(shuffled.test, set.test);
});

test('the order is one of the seed', () => {
  const labels = (seed: number): Uint8Array => withShuffledLabels(set, seed).train.labels;
  assert.deepEqual(labels(3), labels(3));
  assert.notDeepEqual(labels(3), labels(4));
});
