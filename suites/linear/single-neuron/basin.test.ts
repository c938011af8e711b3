import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { basinRule, readOutShare, relativeDistanceToSurface, separation } from './basin.ts';
import { exactSolution } from './exact-solution.ts';
import { initialWeights, relativeScale } from './weights.ts';

const unit = { etaA: 1, etaW: 1 };

test('the rule by hand: ‖β*‖ = 1, δ = −1.5, where (δ + √(δ² + 4))/2 = ½', () => {
  const rule = (w: number[]) => basinRule([0, 1], -1.5, { a: 1, w });
  assert.equal(rule([1.5, -0.5]), 0);
  assert.equal(rule([1.5, -0.25]), 0.25);
  assert.equal(rule([1.5, -1]), -0.5);
  assert.equal(basinRule([0, 1], 0.5, { a: -1, w: [0.5, 0.5] }), -1);
});

test('the share of the read-out keeps its digits far downstream', () => {
  // (δ + √(δ² + 4))/2 = 1/|δ| − 1/|δ|³ + …
  assert.ok(Math.abs(readOutShare([0, 1], -1e9) * 1e9 - 1) < 1e-13);
  assert.ok(Math.abs(readOutShare([3, 4], 0) - 5) < 1e-15);
});

test('the distance to the surface is that of the plane, relative to the start', () => {
  // Plane w₂ + a/2 = 0, point (a, w) = (1, (1.5, 0)): ½/√1.25 of √3.25.
  const distance = relativeDistanceToSurface([0, 1], -1.5, { a: 1, w: [1.5, 0] });
  assert.ok(Math.abs(distance - 0.5 / Math.sqrt(1.25) / Math.sqrt(3.25)) < 1e-15);
});

test('the rule has the sign of a at the end of the exact solution', () => {
  const stream = new RandomStream('basin-test', 0);
  for (let trial = 0; trial < 500; trial++) {
    const d = stream.integer(1, 6);
    const betaStar = stream.direction(d);
    const delta = stream.uniform(-5, 5);
    const start = initialWeights(unit, stream.direction(d), delta, stream.sign());
    const { a } = exactSolution({ betaStar, ...unit }, start)(2000);
    assert.equal(Math.sign(a), Math.sign(basinRule(betaStar, delta, start)), `trial ${trial}`);
  }
});

test('upstream and at balance the second expression has the sign of a₀ too: no cases are needed', () => {
  const stream = new RandomStream('basin-test', 1);
  for (let trial = 0; trial < 500; trial++) {
    const betaStar = stream.direction(3);
    const start = initialWeights(unit, stream.direction(3), stream.uniform(0, 5), stream.sign());
    assert.equal(Math.sign(separation(betaStar, relativeScale(unit, start), start)), Math.sign(start.a));
  }
});
