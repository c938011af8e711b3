import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimOn } from './declared-claim.ts';
import { storedCell, untyped } from './fixtures/stored-cells.ts';
import { measured, syntheticClaim } from './fixtures/synthetic-claim.ts';
import { withSeedsNote } from './seeds-asked.ts';

type Pond = { jump: { parameters: { seed: number }; measurements: { metres: number } } };

const claim = untyped<Pond, 'jump'>({
  ...syntheticClaim(),
  cells: { experiment: 'jump' },
  by: 'seed',
  value: () => 1,
} satisfies ClaimOn<Pond, 'jump'>);

function cells(...seeds: number[]) {
  return seeds.map(
    (seed) => storedCell('pond', 'jump', { seed }, { state: 'completed', measurements: {} }).cell,
  );
}

test('fewer or more replicates than the profile has are said, after the claim’s own notes', () => {
  const evidence = { ...measured(1, 2), notes: ['wet'] };
  const found = withSeedsNote(evidence, claim, cells(7, 8), cells(0, 1, 2));
  assert.deepEqual(found.state === 'measured' && found.notes, [
    'wet',
    'judged on 2 replicates, as --seeds asks; the profile has 3',
  ]);
  const one = withSeedsNote(measured(1), claim, cells(7), cells(0, 1, 2));
  assert.match(String(one.state === 'measured' && one.notes), /on 1 replicate, as/);
});

test('as many others are no news', () => {
  const evidence = measured(1, 2);
  assert.equal(withSeedsNote(evidence, claim, cells(7, 8), cells(0, 1)), evidence);
});
