import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticClaim } from './fixtures/synthetic-claim.ts';
import { seedShareNote } from './seed-share.ts';

const worst = syntheticClaim({ test: 'worst-case', direction: 'below', margin: 1 });

function seeds(...values: (readonly number[])[]): Map<number, readonly number[]> {
  return new Map(values.map((each, seed) => [seed, each]));
}

test('ten seeds of ten leave room for three of ten others to fail', () => {
  // By hand: 10 of 10 have the lower end 0.025^(1/10) = 0.6915.
  const note = seedShareNote(worst, seeds(...Array.from({ length: 10 }, () => [0.1, 0.9])));
  assert.equal(
    note,
    '10 of 10 drawn seeds lie wholly below the margin; of all seeds 69.2 to 100 % do (95 %, Clopper–Pearson)',
  );
});

test('a seed with one value on the margin is none that holds, however many others it has', () => {
  // SciPy: binomtest(1, 2).proportion_ci(method="exact") is [0.01258, 0.98742].
  assert.match(seedShareNote(worst, seeds([0.1, 0.2, 1], [0.3]))!, /^1 of 2 drawn seeds .* 1\.26 to 98\.7 %/);
});

test('one seed says next to nothing, and nothing is said where none is drawn or of a share', () => {
  assert.match(seedShareNote(worst, seeds([0]))!, /^1 of 1 drawn seed lie.* 2\.5 to 100 %/);
  assert.equal(seedShareNote(worst, seeds()), undefined);
  assert.equal(seedShareNote(syntheticClaim({ test: 'proportion' }), seeds([1])), undefined);
});

test('a median tells in how many seeds its claim holds, whatever the typical one does', () => {
  const claim = syntheticClaim({ test: 'median', direction: 'above', margin: 0 });
  // SciPy: binomtest(3, 4).proportion_ci(method="exact") is [0.19412, 0.99369].
  assert.equal(
    seedShareNote(claim, seeds([1], [2], [-1], [3])),
    '3 of 4 drawn seeds lie above the margin; of all seeds 19.4 to 99.4 % do (95 %, Clopper–Pearson)',
  );
});
