import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedRank } from './signed-rank.ts';

test('all on one side: two of the 2ⁿ choices of signs are as extreme', () => {
  const { w, pValue } = signedRank([0.3, 0.1, 0.2, 0.4, 0.5]);
  assert.equal(w, 15);
  assert.equal(pValue, 2 / 32);
  assert.deepEqual(signedRank([-1, -2, -3, -4, -5]), { w: 0, pValue: 2 / 32 });
});

test('Darwin’s fifteen pairs of cross- and self-fertilised plants: W = 24', () => {
  // Differences in eighths of an inch (Fisher, "The Design of Experiments", 1935, table 3); SciPy's exact p is 0.0413.
  const darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
  const { w, pValue } = signedRank(darwin);
  assert.equal(120 - w, 24);
  assert.ok(Math.abs(pValue - 0.04126) < 1e-4, String(pValue));
});

test('by counting out all signs, ties included', () => {
  const differences = [1, 1, -2, 3, 3, 3];
  const ranks = [1.5, 1.5, 3, 5, 5, 5];
  const observed = 1.5 + 1.5 + 5 + 5 + 5;
  let extreme = 0;
  for (let signs = 0; signs < 64; signs++) {
    const w = ranks.reduce((sum, rank, i) => sum + ((signs >> i) & 1 ? rank : 0), 0);
    if (Math.abs(w - 10.5) >= Math.abs(observed - 10.5)) extreme++;
  }
  assert.deepEqual(signedRank(differences), { w: observed, pValue: extreme / 64 });
});

test('no differences at all say nothing, and many pairs are counted exactly', () => {
  assert.deepEqual(signedRank([0, 0, 0]), { w: 0, pValue: 1 });
  assert.equal(signedRank([]).pValue, 1);
  const { pValue } = signedRank(Array.from({ length: 60 }, (_, i) => i + 1));
  assert.ok(Math.abs(pValue / 2 ** -59 - 1) < 1e-9);
});
