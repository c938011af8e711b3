import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsOf } from './compare-options.ts';

test('labels are the shortest ends of the paths that tell them apart', () => {
  assert.deepEqual(labelsOf(['before.json', 'x/after.json']), ['before', 'after']);
  assert.deepEqual(labelsOf(['h100/timings.json', 'a100/timings.json']), ['h100', 'a100']);
  assert.deepEqual(labelsOf(['/a/one/t.json', '/b/one/t.json', '/b/two/t.json']), [
    'a/one',
    'b/one',
    'b/two',
  ]);
  assert.deepEqual(labelsOf(['/a/t.json', '/b/t.json', '/c/u.json']), ['a/t', 'b/t', 'c/u']);
});
