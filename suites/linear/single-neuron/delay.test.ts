import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integratedTimeToAlignment, timeToAlignment } from './delay.ts';
import { initialWeights } from './weights.ts';

const problem = { betaStar: [0, 1], etaA: 1, etaW: 1 };

function startAt(phi0: number, delta: number) {
  return initialWeights(problem, [-Math.sqrt(1 - phi0 ** 2), phi0], delta, 1);
}

test('at balance from an orthogonal start: tan of the angle is sinh t, so φ = 0.8 at t = ln 3', () => {
  const time = timeToAlignment(problem, startAt(0, 0), 0.8, 100);
  assert.ok(Math.abs(time - Math.log(3)) < 1e-14);
});

test('far downstream the slow phase alone: tan of the angle grows as exp(t/|δ|)', () => {
  const [delta, phi0] = [-1e4, 0.3];
  const tangent = (phi: number) => phi / Math.sqrt(1 - phi ** 2);
  const expected = -delta * Math.log(tangent(0.8) / tangent(phi0));
  const time = timeToAlignment(problem, startAt(phi0, delta), 0.8, 1e6);
  assert.ok(Math.abs(time / expected - 1) < 1e-6);
});

test('the integrated flow gives the same times', () => {
  for (const delta of [-20, -2, 0, 2]) {
    const start = startAt(0.1, delta);
    const [exact, integrated] = [timeToAlignment, integratedTimeToAlignment].map((time) =>
      time(problem, start, 0.6, 1000),
    );
    assert.ok(Math.abs(integrated! / exact! - 1) < 1e-9, `δ = ${delta}`);
  }
});

test('an alignment that does not come in time takes infinitely long', () => {
  const start = startAt(0, -20);
  assert.equal(timeToAlignment(problem, start, 0.8, 10), Infinity);
  assert.equal(integratedTimeToAlignment(problem, start, 0.8, 10), Infinity);
});
