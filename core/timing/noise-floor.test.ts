import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noiseFloor, pairedNoiseFloor } from './noise-floor.ts';

test('two processes have one split', () => {
  assert.ok(Math.abs(noiseFloor([1, 1.2]) - 0.2) < 1e-12);
});

test('three processes: each alone against the mean of the other two', () => {
  const floor = noiseFloor([1, 1.1, 1.2]);
  // 1 against 1.15, 1.1 against 1.1, 1.2 against 1.05; the 0.95 quantile lies nine tenths of the way to the largest.
  const changes = [Math.log(1.15), 0, Math.log(1.2 / 1.05)].sort((x, y) => x - y);
  const expected = Math.expm1(changes[1]! + 0.9 * (changes[2]! - changes[1]!));
  assert.ok(Math.abs(floor - expected) < 1e-12);
});

test('equal processes have no noise, one process an unknown one, and the unit does not matter', () => {
  assert.equal(noiseFloor([2, 2, 2, 2]), 0);
  assert.equal(noiseFloor([2]), Infinity);
  const medians = [1, 1.03, 0.98, 1.01, 1.05, 0.99];
  assert.ok(Math.abs(noiseFloor(medians) - noiseFloor(medians.map((value) => 1e3 * value))) < 1e-9);
});

test('many processes are counted out in no time', () => {
  const medians = Array.from({ length: 40 }, (_, i) => 1 + 0.01 * (i % 5));
  const start = performance.now();
  assert.ok(noiseFloor(medians) < 0.05);
  assert.ok(performance.now() - start < 2000);
});

test('pairs: the change is no noise, its spread is', () => {
  assert.equal(pairedNoiseFloor([0.1, 0.1, 0.1, 0.1], 'x'), 0);
  assert.equal(pairedNoiseFloor([0.1], 'x'), Infinity);
  const spread = [-0.03, -0.02, -0.01, 0, 0.01, 0.02, 0.03];
  const floor = pairedNoiseFloor(spread, 'x');
  assert.equal(pairedNoiseFloor(spread, 'x'), floor);
  const moved = pairedNoiseFloor(
    spread.map((each) => each + 0.2),
    'x',
  );
  assert.ok(Math.abs(moved - floor) < 1e-12);
});

test('pairs: what swapping the sides of three reaches, counted out', () => {
  // About the median 0 the values are −a, 0, b: the median is 0 unless both signs agree, and then the smaller of the two.
  const [a, b] = [0.01, 0.05];
  // In half of the choices |median| is a, so the 0.95 quantile is.
  assert.ok(Math.abs(pairedNoiseFloor([-a, 0, b], 'x') - Math.expm1(a)) < 1e-12);
});
