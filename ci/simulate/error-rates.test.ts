import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclaredClaim } from '../../core/judge/declared-claim.ts';
import { powerFrom, powerOfShare } from './error-rates.ts';
import { bareClaim } from './one-trial.ts';

const claim = (direction: 'above' | 'below'): DeclaredClaim => ({
  ...{ ...bareClaim('median', 0.5, [10]), direction },
  ...{ cells: { experiment: 'none' }, by: 'cell', value: () => 0 },
});
/** One in ten lies below the margin. */
const values = [0.1, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4];

test('of ten seeds at most one may lie on the other side: a binomial chance', () => {
  const design = { claim: claim('above'), profile: 'quick', sizes: [10] } as const;
  // 0.9¹⁰ + 10 · 0.1 · 0.9⁹
  const expected = 0.3487 + 0.3874;
  assert.ok(Math.abs(powerFrom(design, values, 'reproduced', 20_000) - expected) < 0.012);
});

test('the margin’s side is the claim’s', () => {
  const design = { claim: claim('below'), profile: 'quick', sizes: [10] } as const;
  assert.equal(powerFrom(design, values, 'reproduced', 500), 0);
  assert.ok(Math.abs(powerFrom(design, values, 'contradicted', 20_000) - 0.7361) < 0.012);
});

test('three of four successes lie above one in six, two do not: a binomial chance', () => {
  // Clopper and Pearson's lower end of 3 of 4 is 0.194, of 2 of 4 0.068; P(at least 3 of 4) at a share of ½ is 5/16.
  assert.ok(Math.abs(powerOfShare([4], 0.5, 20_000) - 5 / 16) < 0.012);
});
