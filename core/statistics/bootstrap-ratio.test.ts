import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bootstrapMedian, bootstrapRatio } from './bootstrap-ratio.ts';

test('the ends are where the whole distribution of resamples has them', () => {
  // numpy, all 5⁵ · 5⁵ resamples: the ratio is below 0.8572 with 1.8 %, below 0.8667 with 3.3 %; above 1.8182 with
  // 3.3 %, above 1.9091 with 1.8 %. The seeded draws must end in between.
  const [low, high] = bootstrapRatio([10, 11, 12, 14, 15], [12, 13, 14.5, 20, 21], 'test');
  assert.ok(low > 0.857 && low < 0.8668, `${low}`);
  assert.ok(high > 1.818 && high < 1.9092, `${high}`);
});

test('a ratio of scaled samples is scaled; the same name gives the same interval', () => {
  const reference = [1, 1.1, 0.9, 1.05, 1.02, 0.97];
  const [low, high] = bootstrapRatio(
    reference,
    reference.map((value) => 3 * value),
    'scaled',
  );
  const [same, too] = bootstrapRatio(reference, reference, 'scaled');
  assert.ok(Math.abs(low - 3 * same) < 1e-12 && Math.abs(high - 3 * too) < 1e-12);
  assert.ok(low < 3 && high > 3);
});

test('one value has no spread; a median lies within its sample', () => {
  assert.deepEqual(bootstrapRatio([2], [3], 'one'), [1.5, 1.5]);
  const [low, high] = bootstrapMedian([1, 2, 3, 4, 5, 6, 7, 8], 'median');
  assert.ok(low >= 1 && low < 4.5 && high > 4.5 && high <= 8);
});
