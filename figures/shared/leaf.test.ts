import assert from 'node:assert/strict';
import test from 'node:test';
import { facetsOf, hidden, pointOn, sheetHeights, type Leaf } from './leaf.ts';
import type { Point3 } from './projection.ts';

const fromTheSide = { azimuth: 0, elevation: 0 };
const angles = Array.from({ length: 9 }, (_, i) => (i * Math.PI) / 4);

test('a point of the leaf δ = −3 at a = 1 is 2 from the axis', () => {
  const [w1, w2, a] = pointOn({ delta: -3, height: 2 }, 1, Math.PI / 2);
  assert.ok(Math.abs(w1) < 1e-12);
  assert.ok(Math.abs(w2 - 2) < 1e-12);
  assert.equal(a, 1);
});

test('one sheet for δ < 0, two otherwise, each from its tip or rim to the height', () => {
  assert.deepEqual(sheetHeights({ delta: -1, height: 2 }, 2), [[-2, -1, -0, 1, 2]]);
  assert.deepEqual(sheetHeights({ delta: 0, height: 2 }, 2), [
    [-2, -1, -0],
    [0, 1, 2],
  ]);
  // δ = 4: from a = 2 to √8, half way in ‖w‖ (0, 1, 2) at a = √5.
  const [lower, upper] = sheetHeights({ delta: 4, height: Math.sqrt(8) }, 2);
  for (const [i, a] of [2, Math.sqrt(5), Math.sqrt(8)].entries()) {
    assert.ok(Math.abs(upper![i]! - a) < 1e-12);
    assert.ok(Math.abs(lower![2 - i]! + a) < 1e-12);
  }
});

for (const delta of [-2, 0, 2]) {
  test(`every corner of the mesh conserves δ = ${delta}`, () => {
    const leaf: Leaf = { delta, height: 2.5 };
    const facets = sheetHeights(leaf, 5).flatMap((heights) => facetsOf(leaf, heights, () => angles));
    assert.equal(facets.length, 10 * 8);
    for (const [w1, w2, a] of facets.flat()) {
      assert.ok(Math.abs(a * a - w1 * w1 - w2 * w2 - delta) < 1e-12);
    }
  });
}

test('what lies inside or behind the waist of a hyperboloid is hidden, what lies before or above it is not', () => {
  const leaf: Leaf = { delta: -1, height: 1 };
  const cases: [Point3, boolean][] = [
    [[1, 0, 0], false],
    [[2, 0, 0], false],
    [[0, 0, 0], true],
    [[-1, 0, 0], true],
    [[-3, 0.5, 0], true],
    [[-3, 1.2, 0], false],
    [[-3, 0, 1.5], false],
  ];
  for (const [point, expected] of cases) {
    assert.equal(hidden(point, leaf, fromTheSide), expected, JSON.stringify(point));
  }
});

test('two sheets leave the middle open', () => {
  assert.equal(hidden([-3, 0, 0], { delta: 1, height: 2 }, fromTheSide), false);
  assert.equal(hidden([-3, 0, 1.5], { delta: 1, height: 2 }, fromTheSide), true);
});
