import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clopperPearson } from './clopper-pearson.ts';

// scipy 1.17.1: stats.beta.ppf(0.025, k, n - k + 1) and stats.beta.ppf(0.975, k + 1, n - k)
const scipy = [
  [0, 1, 0, 0.975],
  [1, 1, 0.025, 1],
  [0, 5, 0, 0.5218237501049814],
  [1, 5, 0.0050507633794680575, 0.7164179361180895],
  [3, 10, 0.06673951117773447, 0.6524528500599973],
  [199, 200, 0.9724581015427943, 0.999873418972133],
  [200, 200, 0.9817246596448638, 1],
  [1, 10_000, 2.5317775934746866e-6, 0.0005570369979470473],
  [9990, 10_000, 0.9981617358657894, 0.9995203602762289],
  [10_000, 10_000, 0.9996311800853812, 1],
] as const;

for (const [successes, trials, low, high] of scipy) {
  test(`the interval of ${successes} in ${trials} is SciPy's`, () => {
    const interval = clopperPearson(successes, trials);
    assert.ok(Math.abs(interval[0] - low) < 1e-10, `low end ${interval[0]}`);
    assert.ok(Math.abs(interval[1] - high) < 1e-10, `high end ${interval[1]}`);
  });
}

const counts = fc
  .integer({ min: 1, max: 400 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

test('it holds the observed share, and failures have the mirrored interval', () => {
  fc.assert(
    fc.property(counts, ([successes, trials]) => {
      const [low, high] = clopperPearson(successes, trials);
      assert.ok(low <= successes / trials && successes / trials <= high);
      const [mirroredLow, mirroredHigh] = clopperPearson(trials - successes, trials);
      assert.ok(Math.abs(low - (1 - mirroredHigh)) < 1e-9);
      assert.ok(Math.abs(high - (1 - mirroredLow)) < 1e-9);
    }),
  );
});

test('what is no count is refused', () => {
  for (const [successes, trials] of [
    [1, 0],
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [NaN, 2],
    [1, Infinity],
  ] as const) {
    assert.throws(() => clopperPearson(successes, trials), RangeError, `${successes} of ${trials}`);
  }
});
