import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hyperbolicEntropy } from '../fixtures/reference/hyperbolic-entropy.ts';
import { dualOf, primalOf } from './hyperbolic-entropy.ts';

const values = [-3, -0.4, 0.01, 0.7, 20];

test('the dual coordinate is the derivative of the potential', () => {
  for (const delta of [-2, 0.3, 5]) {
    for (const x of values) {
      const step = 1e-5 * (1 + Math.abs(x));
      const slope = (hyperbolicEntropy(delta, x + step) - hyperbolicEntropy(delta, x - step)) / (2 * step);
      assert.ok(Math.abs(slope - dualOf(delta, x)) < 1e-8, `δ = ${delta}, x = ${x}`);
    }
  }
});

test('its curvature is 1/√(δ² + 4x²), the inverse of the speed of a singular value', () => {
  for (const x of values) {
    const step = 1e-5;
    const slope = (dualOf(1.5, x + step) - dualOf(1.5, x - step)) / (2 * step);
    assert.ok(Math.abs(slope - 1 / Math.sqrt(1.5 ** 2 + 4 * x ** 2)) < 1e-8);
  }
});

test('primal and dual undo each other, at δ = 0 too', () => {
  for (const delta of [-2, 1e-9, 4]) {
    for (const x of values) assert.ok(Math.abs(primalOf(delta, dualOf(delta, x)) / x - 1) < 1e-12);
  }
  assert.ok(Math.abs(primalOf(0, dualOf(0, 0.3)) - 0.3) < 1e-16);
});

test('like a square far below |δ|, like x ln x far above', () => {
  assert.ok(Math.abs(hyperbolicEntropy(100, 0.1) / (0.01 / 200) - 1) < 1e-5);
  const [x, delta] = [50, 1e-3];
  assert.ok(Math.abs(hyperbolicEntropy(delta, x) / ((x * Math.log((4 * x) / delta) - x) / 2) - 1) < 1e-4);
  assert.equal(hyperbolicEntropy(3, 0), 0);
});
