import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holm } from './holm.ts';

test('four values by hand, in their order', () => {
  // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04 → 0.06.
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [i, expected] of [0.03, 0.06, 0.06, 0.02].entries())
    assert.ok(Math.abs(adjusted[i]! - expected) < 1e-15);
});

test('one value is left alone, none gives none, and nothing exceeds 1', () => {
  assert.deepEqual(holm([0.2]), [0.2]);
  assert.deepEqual(holm([]), []);
  assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
});
