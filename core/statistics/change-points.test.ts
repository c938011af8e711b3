import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../numerics/random-stream.ts';
import { bestSplit, changePoints } from './change-points.ts';

// Numpy, by the definition with all pairs: Q at splits 3, 4, 5, 6.
const values = [1, 1.2, 0.9, 1.1, 2.1, 2, 2.2, 1.9, 2.05];
const largest = 3.7629629629629626;

function noise(name: string, length: number, level: (i: number) => number): number[] {
  const stream = new RandomStream(`test/${name}`, 0);
  return Array.from({ length }, (_, i) => level(i) + 0.02 * stream.normal());
}

test('the statistic at the best split is that of the definition', () => {
  const split = bestSplit(values, 0, values.length, 3);
  assert.equal(split?.at, 4);
  assert.ok(Math.abs(split.statistic - largest) < 1e-12);
});

test('only part of a series, and no part too short to be split', () => {
  const padded = [50, ...values, -50];
  const split = bestSplit(padded, 1, 10, 3);
  assert.equal(split?.at, 5);
  assert.ok(Math.abs(split.statistic - largest) < 1e-12);
  assert.equal(bestSplit(values, 0, 5, 3), undefined);
});

test('one step, two steps, and a spike that is no step', () => {
  assert.deepEqual(changePoints(noise('one', 30, (i) => (i < 17 ? 0 : 0.1))), [17]);
  assert.deepEqual(changePoints(noise('two', 40, (i) => (i < 12 ? 0 : i < 25 ? 0.2 : 0.1))), [12, 25]);
  assert.deepEqual(changePoints(noise('spike', 30, (i) => (i === 14 ? 0.5 : 0))), []);
});

test('series without a change seldom have one', () => {
  const found = Array.from(
    { length: 60 },
    (_, k) => changePoints(noise(`flat ${k}`, 20, () => 0)).length > 0,
  );
  // At level 0.01 more than 3 of 60 would come about once in 300.
  assert.ok(found.filter(Boolean).length <= 3);
});

test('a short or constant series has none', () => {
  assert.deepEqual(changePoints([1, 2, 3]), []);
  assert.deepEqual(changePoints([]), []);
  assert.deepEqual(changePoints(Array.from({ length: 20 }, () => 1)), []);
});
