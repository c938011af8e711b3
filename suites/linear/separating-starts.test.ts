import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideApex, besideSurface } from './separating-starts.ts';
import { separation } from './single-neuron/basin.ts';
import { initialWeights } from './single-neuron/weights.ts';

const unit = { etaA: 1, etaW: 1 };
const target = [1, 0.25] as const;

test('starts beside the surface lie 1e-3 on either side of it, in mirrored pairs', () => {
  for (const delta of [-2, -10]) {
    const starts = besideSurface(target, delta, 1e-3, [0.4, 1, 2]);
    assert.equal(starts.length, 24);
    const separations = starts.map(({ beta0, sign }) =>
      separation(target, delta, initialWeights(unit, beta0, delta, sign)),
    );
    for (const value of separations) assert.ok(Math.abs(Math.abs(value) - 1e-3) < 1e-7, `${value}`);
    assert.equal(separations.filter((value) => value > 0).length, 12);
  }
});

test('starts beside the apex have |a₀| = ‖w₀‖ = 1e-3, as many above as below, in different directions', () => {
  const starts = besideApex(target, 1e-3, 8);
  const weights = starts.map(({ beta0, sign }) => initialWeights(unit, beta0, 0, sign));
  for (const { a, w } of weights) {
    assert.ok(Math.abs(Math.abs(a) - 1e-3) < 1e-11);
    assert.ok(Math.abs(Math.hypot(...w) - 1e-3) < 1e-11);
  }
  assert.equal(weights.filter(({ a }) => a > 0).length, 8);
  assert.equal(new Set(starts.map(({ beta0 }) => Math.atan2(beta0[1], beta0[0]).toFixed(6))).size, 8);
});
