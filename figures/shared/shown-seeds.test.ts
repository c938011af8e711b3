import assert from 'node:assert/strict';
import test from 'node:test';
import { mostSeeds, shownSeeds } from './shown-seeds.ts';

test('up to the bound every seed is drawn, once, and nothing is said', () => {
  assert.deepEqual(shownSeeds([7, 8, 7, 9], 3), { shown: new Set([7, 8, 9]) });
});

test('of more, as many as the bound says at equal distances, and that is said', () => {
  const { shown, says } = shownSeeds([10, 11, 12, 13, 14, 15, 16], 3);
  assert.deepEqual([...shown], [10, 12, 14]);
  assert.equal(says, '3 of 7 seeds are drawn, at equal distances in their order');
});

test('the bound counts seeds, whatever there is of each', () => {
  const seeds = Array.from({ length: 3030 * 33 }, (_, i) => 1000 + Math.floor(i / 33));
  assert.equal(shownSeeds(seeds).shown.size, mostSeeds);
});
