import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticInVisits } from './fixtures/synthetic-timing.ts';
import { pairedChanges } from './paired-changes.ts';

const reference = syntheticInVisits('a/b', [
  [[1, 2], [4], [2]],
  [[1], [1], [1]],
]);

test('the median over visits of the fastest samples’ ratio, process by process', () => {
  const other = syntheticInVisits('a/b', [
    [[3, 1.1], [8], [2.4]],
    [[1], [1], [5]],
  ]);
  const [first, second] = pairedChanges(reference, other);
  assert.ok(Math.abs(first! - Math.log(1.2)) < 1e-12);
  assert.equal(second, 0);
});

test('processes or visits without a twin are no pairs', () => {
  assert.throws(
    () => pairedChanges(reference, syntheticInVisits('a/b', [[[1], [1], [1]]])),
    /processes without a twin/,
  );
  const fewer = syntheticInVisits('a/b', [
    [[1], [1]],
    [[1], [1], [1]],
  ]);
  assert.throws(() => pairedChanges(reference, fewer), /visits without a twin/);
});
