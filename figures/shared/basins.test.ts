import assert from 'node:assert/strict';
import test from 'node:test';
import { basinAngles, reachedSign, separatingCurves } from './basins.ts';
import { facetsOf, sheetHeights, type Leaf } from './leaf.ts';
import { evenTimes, syntheticTrajectory, startOn } from '../../suites/linear/fixtures/synthetic-cells.ts';
import type { Point3 } from './projection.ts';

const betaStar = [1, 0.25] as const;

test('the rule by hand: δ = −3/2 and ‖β*‖ = 1 lean by ½', () => {
  // (δ + √(δ² + 4))/2 = (−1.5 + 2.5)/2 = 0.5, so the surface is w₁ = −a/2.
  assert.equal(reachedSign([-0.49, 1, 1], -1.5, [1, 0]), 1);
  assert.equal(reachedSign([-0.51, 1, 1], -1.5, [1, 0]), -1);
  assert.equal(reachedSign([-9, 1, 0.1], 0, [1, 0]), 1);
  assert.equal(reachedSign([9, 1, -0.1], 2, [1, 0]), -1);
});

test('integrated flow ends on the side that the rule says', () => {
  for (const delta of [-2, -0.5, 0, 1]) {
    for (let angle = 0.2; angle < 2 * Math.PI; angle += 0.7) {
      const beta0 = [Math.cos(angle), Math.sin(angle)];
      const result = syntheticTrajectory({ betaStar: [...betaStar], beta0, delta, times: evenTimes(40, 1) });
      const { exact } = (result.outcome as unknown as { measurements: { exact: { a: number[] } } })
        .measurements;
      const start = startOn(delta, beta0, 1);
      assert.equal(Math.sign(exact.a.at(-1)!), reachedSign(start, delta, betaStar), `δ ${delta}, ${angle}`);
    }
  }
});

test('the separating curves lie on the leaf and on the separating surface', () => {
  const leaf: Leaf = { delta: -2, height: 2 };
  const share = (-2 + Math.sqrt(4 + 4 * 1.0625)) / 2;
  for (const [w1, w2, a] of separatingCurves(leaf, betaStar, 10).flat()) {
    assert.ok(Math.abs(a * a - w1 * w1 - w2 * w2 + 2) < 1e-12);
    assert.ok(Math.abs(w1 + 0.25 * w2 + share * a) < 1e-12);
  }
});

test('no facet of the mesh lies in both basins', () => {
  const leaf: Leaf = { delta: -2, height: 2 };
  const value = ([w1, w2, a]: Point3) => w1 + 0.25 * w2 + ((-2 + Math.sqrt(8.25)) / 2) * a;
  const [heights] = sheetHeights(leaf, 6);
  const facets = facetsOf(leaf, heights!, basinAngles(leaf, betaStar, 8));
  assert.equal(facets.length, 12 * 16);
  for (const facet of facets) {
    const values = facet.map(value);
    assert.ok(Math.min(...values) > -1e-9 || Math.max(...values) < 1e-9, values.join(' '));
  }
});
