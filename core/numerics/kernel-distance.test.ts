import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelDistance } from './kernel-distance.ts';

test('the distance is one minus the cosine', () => {
  const one = Float32Array.of(3, 0, 0, 4);
  assert.equal(kernelDistance(one, Float32Array.of(6, 0, 0, 8)), 0);
  // ⟨(3,0,0,4), (4,0,0,3)⟩ = 24 of 25.
  assert.ok(Math.abs(kernelDistance(one, Float32Array.of(4, 0, 0, 3)) - 0.04) < 1e-12);
});
