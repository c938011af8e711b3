import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { studentInterval } from './student-interval.ts';
import { mean } from './mean.ts';

function assertClose(actual: number, expected: number, tolerance: number): void {
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= allowed, `${actual} is not ${expected}`);
}

// scipy 1.17.1: stats.t.interval(0.95, n - 1, loc=mean, scale=stats.sem(values))
const scipy: readonly [number[], number, number][] = [
  [[1, 2], -4.853102368087347, 7.853102368087347],
  [[0.2, 0.5, 0.8], -0.24524131352509915, 1.2452413135250993],
  [[3.1, 2.9, 3.4, 3, 2.7], 2.6986032429268016, 3.3413967570731993],
];

for (const [values, low, high] of scipy) {
  test(`the interval of ${values.join(', ')} is SciPy's`, () => {
    const [actualLow, actualHigh] = studentInterval(values);
    assertClose(actualLow, low, 1e-7);
    assertClose(actualHigh, high, 1e-7);
  });
}

test("the quantile is SciPy's from 1 to 999 degrees of freedom", () => {
  // scipy 1.17.1: stats.t.ppf(0.975, df). The values 0 … 0, √(n(n − 1)) … have s/√n = 1 for n values, one of them
  // non-zero: s² = x²/n, so x = n gives s/√n = 1, and half the width is the quantile.
  const quantiles = [
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [4, 2.7764451051977934],
    [15, 2.131449545559776],
    [99, 1.9842169515864174],
    [999, 1.9623414611334493],
  ] as const;
  for (const [freedom, quantile] of quantiles) {
    const n = freedom + 1;
    const [low, high] = studentInterval([n, ...Array.from({ length: freedom }, () => 0)]);
    assertClose((high - low) / 2, quantile, 1e-7);
    assertClose((high + low) / 2, 1, 1e-12);
  }
});

test('equal values have their own value as mean and an interval of no width', () => {
  // 0.1 + 0.1 + 0.1 is not 0.3 in double precision.
  assert.equal(mean([0.1, 0.1, 0.1]), 0.1);
  assert.deepEqual(studentInterval([0.1, 0.1, 0.1]), [0.1, 0.1]);
});

test('one value alone has no interval', () => {
  assert.throws(() => studentInterval([1]), RangeError);
  assert.throws(() => studentInterval([]), RangeError);
});

test('the interval moves and grows with its values', () => {
  const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 20 });
  const change = fc.double({ min: -4, max: 4, noNaN: true });
  fc.assert(
    fc.property(values, change, change, (sample, scale, shift) => {
      const [low, high] = studentInterval(sample);
      const moved = studentInterval(sample.map((value) => scale * value + shift));
      const ends = [scale * low + shift, scale * high + shift].toSorted((one, other) => one - other);
      assertClose(moved[0], ends[0]!, 1e-9);
      assertClose(moved[1], ends[1]!, 1e-9);
    }),
  );
});
