import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { thinned } from './thinned.ts';

test('a straight line needs its ends, a corner needs itself', () => {
  assert.deepEqual(
    thinned(
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 1],
        [2, 3],
      ],
      0.1,
    ),
    [0, 2, 4],
  );
});

test('a curve that ends where it starts keeps its farthest point', () => {
  assert.deepEqual(
    thinned(
      [
        [0, 0],
        [0, 5],
        [0, 0],
      ],
      0.1,
    ),
    [0, 1, 2],
  );
});

test('nothing and a single point are kept as they are', () => {
  assert.deepEqual(thinned([], 1), []);
  assert.deepEqual(thinned([[3, 4]], 1), [0]);
});

test('every point lies within the tolerance of the drawn curve', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
      const kept = thinned(points, 3);
      for (const [i, [x, y]] of points.entries()) {
        const after = kept.findIndex((position) => position >= i);
        const [from, to] = [points[kept[Math.max(0, after - 1)]!]!, points[kept[after]!]!];
        // Sampled along the segment: another way than the formula of the unit.
        const distances = Array.from({ length: 201 }, (_, k) =>
          Math.hypot(
            x - from[0] - (k / 200) * (to[0] - from[0]),
            y - from[1] - (k / 200) * (to[1] - from[1]),
          ),
        );
        assert.ok(Math.min(...distances) <= 3.2);
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});
