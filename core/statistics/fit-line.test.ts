import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitLine } from './fit-line.ts';

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

test('a line through three scattered points, by hand', () => {
  // Residuals −½, 1, −½ about 1 + x/2; slope error √(1.5/2); Student's t for one degree of freedom is 12.7062.
  const { slope, intercept, slopeInterval } = fitLine([1, 2, 3], [1, 3, 2]);
  near(slope, 0.5, 1e-15);
  near(intercept, 1, 1e-15);
  near(slopeInterval[0], 0.5 - 12.706205 * Math.sqrt(0.75), 1e-5);
  near(slopeInterval[1], 0.5 + 12.706205 * Math.sqrt(0.75), 1e-5);
});

test('points on a line give that line and an interval of no width', () => {
  const x = [-3, 0, 5, 7];
  const line = fitLine(
    x,
    x.map((value) => 4 - 2 * value),
  );
  near(line.slope, -2, 1e-14);
  near(line.intercept, 4, 1e-14);
  near(line.slopeInterval[1] - line.slopeInterval[0], 0, 1e-13);
});

test('two points and unequal lengths are refused', () => {
  assert.throws(() => fitLine([1, 2], [1, 2]), /at least 3 points, not 2 and 2/);
  assert.throws(() => fitLine([1, 2, 3], [1, 2]), RangeError);
});
