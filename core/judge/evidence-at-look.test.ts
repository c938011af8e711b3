import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import type { ClaimOn } from './declared-claim.ts';
import { evidenceAtLook, type EvidenceAtLook } from './evidence-at-look.ts';
import { storedCell, untyped } from './fixtures/stored-cells.ts';
import { syntheticClaim } from './fixtures/synthetic-claim.ts';
import { judge } from './judge.ts';
import { looksOf } from './looks.ts';

type Pond = { jump: { parameters: { seed: number }; measurements: { metres: number } } };

const claim: ClaimOn<Pond, 'jump'> = {
  ...syntheticClaim({ margin: 0, looks: { quick: [3, 5] } }),
  cells: { experiment: 'jump' },
  by: 'seed',
  value: ([jump]) => jump!.measurements.metres,
};

function jump(seed: number, outcome: number | Outcome): Result {
  return storedCell(
    'pond',
    'jump',
    { seed },
    typeof outcome === 'number' ? { state: 'completed', measurements: { metres: outcome } } : outcome,
  );
}

const cells = [0, 1, 2, 3, 4].map((seed) => jump(seed, 0).cell);

function at(outcomes: readonly (number | Outcome | undefined)[], declared = claim): EvidenceAtLook {
  const stored = outcomes.flatMap((outcome, seed) => (outcome === undefined ? [] : [jump(seed, outcome)]));
  const results = new Map(stored.map((one) => [one.cell.key, one]));
  return evidenceAtLook(untyped(declared), cells.slice(0, 3), [cells.slice(3)], results, 'quick');
}

function verdictOf({ evidence, look }: EvidenceAtLook) {
  return judge(claim, evidence, undefined, null, 'quick', look === undefined ? {} : { look });
}

const open = [0.1, 0.9, -0.2];
const clear = [1, 1.01, 0.99];

test('the error is spent over the looks by the root of their share, and adds up to 2.5 %', () => {
  // By hand: 0.025 √(4/16) = 0.0125; 0.025 (√(9/16) − √(4/16)) = 0.00625; the rest is 0.00625.
  const errors = looksOf({ looks: { quick: [4, 9, 16] } }, 'quick').map(({ error }) => error.toFixed(9));
  assert.deepEqual(errors, ['0.012500000', '0.006250000', '0.006250000']);
  assert.deepEqual(looksOf({ looks: { quick: [4, 9] } }, 'paper'), []);
});

test('undecided at the first look, the second wants its cells; decided, none', () => {
  assert.deepEqual(at(open).next, cells.slice(3));
  const { verdict: first, missing } = verdictOf(at(open));
  assert.equal(first, 'undecided');
  assert.deepEqual(missing, { cells: 2, of: 5, first: cells[3]!.id, replicates: 2 });
  assert.deepEqual(at(clear).next, []);
  const { verdict, look, reason } = verdictOf(at(clear));
  assert.deepEqual([verdict, look?.number], ['reproduced', 1]);
  // 1 − 2 · 0.025 √(3/5) = 96.13 %.
  assert.match(reason, /its 96\.1 % interval \(Student’s, at look 1 of 2\)/);
});

test('the first look that decides is the verdict’s, whatever is stored of the next', () => {
  const found = at([...clear, -50, -50]);
  assert.equal(found.look?.number, 1);
  assert.equal(verdictOf(found).verdict, 'reproduced');
  assert.deepEqual(verdictOf(found).seeds, ['0', '1', '2']);
});

test('the second look judges all replicates by what is left of the error', () => {
  const found = at([...open, 0.4, 0.5]);
  assert.deepEqual([found.look?.number, found.next], [2, []]);
  assert.equal(verdictOf(found).seeds.length, 5);
  assert.ok(Math.abs(found.look!.error - 0.025 * (1 - Math.sqrt(0.6))) < 1e-15);
});

test('half of a second look is a part of a run: undecided, and the rest is wanted', () => {
  const found = at([...open, 100]);
  assert.deepEqual([found.look?.number, found.next], [2, [cells[4]]]);
  const { verdict, missing } = verdictOf(found);
  assert.deepEqual([verdict, missing?.cells], ['undecided', 1]);
});

test('what diverged or is missing no further seed brings back', () => {
  assert.deepEqual(at([...open.slice(1), { state: 'diverged', step: 1, reason: 'NaN' }]).next, []);
  assert.deepEqual(at([0.1, undefined, -0.2]).next, []);
});

test('without looks of its own a claim sees no later cell', () => {
  const found = at([...open, 100, 100], { ...claim, looks: {} });
  assert.deepEqual([found.look, found.next], [undefined, []]);
  assert.equal(found.evidence.state === 'measured' && found.evidence.samples.length, 3);
});
