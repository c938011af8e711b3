import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initialWeights, relativeScale } from './weights.ts';

fc.configureGlobal({ seed: 6158, endOnFailure: true });

const unit = { etaA: 1, etaW: 1 };

test('starts by hand: δ = 0, 3 and −3', () => {
  assert.deepEqual(initialWeights(unit, [-1, 0], 0, 1), { a: 1, w: [-1, 0] });
  // ‖β₀‖ = 2: √(δ² + 16) = 5, so a² = (3 + 5)/2 or (−3 + 5)/2.
  for (const [delta, a] of [
    [3, 2],
    [-3, 1],
  ] as const) {
    const start = initialWeights(unit, [0, 2], delta, -1);
    assert.ok(Math.abs(start.a + a) < 1e-15);
    assert.ok(Math.abs(start.w[1]! + 2 / a) < 1e-15);
  }
});

test('a start realises β₀ and lies on its leaf, for any δ, learning rates and dimension', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const rate = fc.double({ min: 0.1, max: 10, noNaN: true });
  const vector = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      vector,
      number,
      rate,
      rate,
      fc.constantFrom(1 as const, -1 as const),
      (beta0, delta, ...rest) => {
        fc.pre(Math.hypot(...beta0) > 1e-3);
        const [etaA, etaW, sign] = rest;
        const start = initialWeights({ etaA, etaW }, beta0, delta, sign);
        assert.equal(Math.sign(start.a), sign);
        start.w.forEach((value, i) => assert.ok(Math.abs(start.a * value - beta0[i]!) < 1e-13));
        const size = etaW * start.a ** 2 + etaA * Math.hypot(...start.w) ** 2;
        assert.ok(Math.abs(relativeScale({ etaA, etaW }, start) - delta) < 1e-13 * size);
      },
    ),
  );
});

test('far downstream the small read-out keeps its digits', () => {
  // a² = 2/(δ' + √(δ'² + 4)) with δ' = 1e8: 1e-8 (1 − 1e-16).
  const { a } = initialWeights(unit, [1], -1e8, 1);
  assert.ok(Math.abs(a / 1e-4 - 1) < 1e-13);
});

test('β₀ = 0 upstream is a start without input weights', () => {
  assert.deepEqual(initialWeights({ etaA: 1, etaW: 4 }, [0, 0], 9, -1), { a: -1.5, w: [0, 0] });
});
