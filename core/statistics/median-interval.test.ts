import assert from 'node:assert/strict';
import { test } from 'node:test';
import { medianInterval, medianMethod } from './median-interval.ts';
import { rankInterval } from './rank-interval.ts';
import { studentInterval } from './student-interval.ts';

/** The values n … 1: a value is its rank. */
function ranks(n: number): number[] {
  return Array.from({ length: n }, (_, i) => n - i);
}

// SciPy 1.17.1, binom.cdf(k, n, ½): n = 5: k = 0 has 3.1 %; n = 6: 1.6 %; n = 9: k = 1 has 1.95 %, k = 2 9.0 %; n = 16: k = 3
// has 1.06 %, k = 4 3.8 %; n = 20: k = 5 has 2.07 %, k = 6 5.8 %.
const ends = [
  [6, [1, 6]],
  [8, [1, 8]],
  [9, [2, 8]],
  [16, [4, 13]],
  [20, [6, 15]],
] as const;

for (const [n, interval] of ends) {
  test(`of ${n} values ranks ${interval.join(' and ')} hold the median in 95 %`, () => {
    assert.deepEqual(rankInterval(ranks(n)), interval);
  });
}

test('five values are too few for 95 %, and six for 97.5 %', () => {
  assert.equal(rankInterval(ranks(5)), undefined);
  assert.equal(rankInterval(ranks(6), 0.0125), undefined);
  assert.deepEqual(rankInterval(ranks(7), 0.0125), [1, 7]);
});

test('a smaller error takes farther ranks', () => {
  // P(at most 2 of 16 heads) = 137/65536 = 0.21 %, of 3 = 1.06 %.
  assert.deepEqual(rankInterval(ranks(16), 0.01), [3, 14]);
});

test('one far value does not move an interval between ranks', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  assert.deepEqual(rankInterval([...values.slice(0, 8), 1e9]), rankInterval(values));
});

test('up to eight values it is Student’s interval, from nine between ranks; one value has none', () => {
  assert.deepEqual(medianInterval(ranks(8), 0.01), studentInterval(ranks(8), 0.01));
  assert.deepEqual(medianInterval(ranks(9)), [2, 8]);
  assert.deepEqual([8, 9].map(medianMethod), ['student', 'ranks']);
  assert.equal(medianInterval([1]), undefined);
});
