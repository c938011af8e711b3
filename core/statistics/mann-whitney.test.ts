import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mannWhitney } from './mann-whitney.ts';

const fives = [1.1, 2.3, 0.7, 3.9, 2.2];
const fours = [2.9, 4.1, 3.3, 5.2];
const before = [10.1, 10.4, 9.9, 10.2, 10.8, 10, 10.3, 9.8];
const after = [11.1, 10.9, 11.4, 10.7, 11.2, 11.6, 10.5, 11];
const many = Array.from({ length: 60 }, (_, i) => (((i + 1) * 1.37) % 7) + (i + 1) * 0.01);
const others = Array.from({ length: 50 }, (_, i) => (((i + 1) * 2.11) % 7) + 0.8 + (i + 1) * 0.013);
const few = [7.055, 6.905, 7.305, 6.435, 7.605];

// scipy 1.17.1: stats.mannwhitneyu(x, y, method=…), two-sided; asymptotic with its continuity correction.
const scipy: readonly [string, number[], number[], number, number][] = [
  ['exact, 5 and 4', fives, fours, 2, 0.06349206349206349],
  ['exact, 8 and 8', before, after, 2, 0.0006216006216006216],
  ['ties: asymptotic', [1, 2, 2, 3, 3, 3, 4], [2, 3, 4, 4, 5, 5], 8.5, 0.07826242947714618],
  ['exact, 25 and 23', many.slice(0, 25), others.slice(0, 23), 255, 0.5124545379170834],
  ['exact, 5 and 60', few, many, 288, 4.770040465439725e-5],
  ['many: asymptotic', many, others, 1211, 0.08329739695722153],
];

for (const [name, x, y, u, pValue] of scipy) {
  test(`U and p are SciPy’s: ${name}`, () => {
    const found = mannWhitney(x, y);
    assert.equal(found.u, u);
    assert.ok(Math.abs(found.pValue - pValue) < 1e-9, `${found.pValue} is not ${pValue}`);
  });
}

test('samples apart have the smallest p there is: 2 over the number of orderings', () => {
  // C(8, 4) = 70.
  assert.ok(Math.abs(mannWhitney([1, 2, 3, 4], [5, 6, 7, 8]).pValue - 2 / 70) < 1e-15);
});

test('equal values say nothing; an empty sample cannot be asked', () => {
  assert.equal(mannWhitney([3, 3, 3], [3, 3, 3]).pValue, 1);
  assert.throws(() => mannWhitney([], [1]), RangeError);
});

test('the order of the samples turns U around and leaves p', () => {
  const sample = fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sample, sample, (x, y) => {
      const [one, other] = [mannWhitney(x, y), mannWhitney(y, x)];
      assert.equal(one.u + other.u, x.length * y.length);
      assert.ok(Math.abs(one.pValue - other.pValue) < 1e-12);
    }),
  );
});
