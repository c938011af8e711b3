import assert from 'node:assert/strict';
import test from 'node:test';
import { orthogonalEnd, radialEnd, windowAround } from './plane.ts';

test('limits of δ on the line 3β₁ + 4β₂ = 10 from (2, −1)', () => {
  // Residual 10 − 2 = 8, along (3, 4)/25 · 8.
  assert.deepEqual(orthogonalEnd([2, -1], [3, 4], 10), [2 + 0.96, -1 + 1.28]);
  assert.deepEqual(radialEnd([2, -1], [3, 4], 10), [10, -5]);
  assert.ok(!Number.isFinite(radialEnd([4, -3], [3, 4], 10)[0]), 'parallel to the line');
});

test('a window has one scale on both axes and holds its points', () => {
  const { width, height, x, y } = windowAround(
    [
      [0, 0],
      [4, 1],
    ],
    0.1,
    400,
  );
  assert.equal(width, 400);
  assert.equal(height, 200);
  assert.ok(Math.abs((x[1] - x[0]) / width - (y[1] - y[0]) / height) < 1e-12);
  assert.ok(x[0] < 0 && x[1] > 4 && y[0] < 0 && y[1] > 1);
});
