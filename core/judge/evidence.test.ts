import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import type { ClaimOn } from './declared-claim.ts';
import { atLeast, nearestTo, smallest } from './conditions.ts';
import { checkDeclaration, declaredCells } from './declared-cells.ts';
import { evidenceFor, type Evidence } from './evidence.ts';
import { syntheticClaim } from './fixtures/synthetic-claim.ts';
import { storedCell, untyped } from './fixtures/stored-cells.ts';
import { judge } from './judge.ts';

type Pond = {
  jump: { parameters: { size: number; wind: number; seed: number }; measurements: { metres: number } };
};

function jump(size: number, wind: number, seed: number, outcome: number | Outcome): Result {
  const told: Outcome =
    typeof outcome === 'number' ? { state: 'completed', measurements: { metres: outcome } } : outcome;
  return storedCell('pond', 'jump', { size, wind, seed }, told);
}

/** Large frogs against small ones, without wind, by seed. */
const claim: ClaimOn<Pond, 'jump'> = {
  ...syntheticClaim({ margin: 0 }),
  cells: { experiment: 'jump', where: { wind: [0], size: [1, 4] } },
  by: 'seed',
  value: (jumps) => {
    const of = (size: number): number =>
      jumps.find(({ parameters }) => parameters.size === size)!.measurements.metres;
    return of(4) - of(1);
  },
  notes: (seeds, beside) => [`${seeds.length} seeds, ${beside.length} beside`],
  beside: { experiment: 'jump', where: { wind: atLeast(1) } },
};

const all = [0, 1, 2].flatMap((seed) => [
  jump(1, 0, seed, 0.2),
  jump(4, 0, seed, 0.5 + seed / 10),
  jump(2, 0, seed, 9),
  jump(1, 5, seed, 7),
]);
const expected = all.map(({ cell }) => cell);

function found(results: readonly Result[], declared = claim): Evidence {
  return evidenceFor(untyped(declared), expected, new Map(results.map((one) => [one.cell.key, one])));
}

/** All results but some cells. */
function without(...lacking: readonly Result[]): Result[] {
  const keys = lacking.map(({ cell }) => cell.key);
  return all.filter(({ cell }) => !keys.includes(cell.key));
}

test('a value comes from the declared cells of a replicate, notes also from what lies beside', () => {
  const evidence = found(all);
  assert.ok(evidence.state === 'measured');
  assert.deepEqual(
    evidence.samples.map(({ label, value }) => [label, Number(value.toFixed(9))]),
    [
      ['0', 0.3],
      ['1', 0.4],
      ['2', 0.5],
    ],
  );
  assert.equal(evidence.missing, undefined);
  assert.deepEqual(evidence.notes?.[0], '3 seeds, 3 beside');
  assert.match(evidence.notes[1]!, /^3 of 3 drawn seeds lie above the margin/);
});

test('what is not declared may be missing', () => {
  const evidence = found(without(jump(2, 0, 0, 0), jump(1, 5, 0, 0)));
  assert.ok(evidence.state === 'measured' && evidence.missing === undefined);
  assert.equal(evidence.notes?.[0], '3 seeds, 2 beside');
});

test('a replicate that lacks a cell does not count, and what is missing is said with its command', () => {
  const evidence = found(without(jump(4, 0, 1, 0)));
  assert.ok(evidence.state === 'measured');
  assert.deepEqual(
    evidence.samples.map(({ label }) => label),
    ['0', '2'],
  );
  const [first] = expected.filter(({ parameters }) => parameters['size'] === 4 && parameters['seed'] === 1);
  assert.deepEqual(evidence.missing, { cells: 1, of: 6, first: first!.id, replicates: 1 });
  const accepted: AcceptedClaim = {
    ...{ verdict: 'reproduced', estimate: 0.4, interval: [0.15, 0.65], margin: 0, samples: [] },
  };
  const verdict = judge({ ...claim, test: 'worst-case' }, evidence, accepted, null, 'quick', {
    train: 'npm run reproduce -- pond',
  });
  assert.equal(verdict.verdict, 'undecided');
  assert.equal(verdict.drift, 'same', 'what is missing is no regression');
  assert.match(
    verdict.reason,
    /of the 6 cells that it needs pond\/jump.* is not stored, which "npm run reproduce -- pond" trains/,
  );
  assert.deepEqual(verdict.missing, evidence.missing);
});

test('what contradicts does so whatever is missing', () => {
  const worse = [...without(jump(4, 0, 1, 0), jump(4, 0, 0, 0)), jump(4, 0, 0, 0.1)];
  const verdict = judge({ ...claim, test: 'worst-case' }, found(worse), undefined, null, 'quick');
  assert.equal(verdict.verdict, 'contradicted');
});

test('no whole replicate is not run', () => {
  const evidence = found(without(...[0, 1, 2].map((seed) => jump(1, 0, seed, 0))));
  assert.equal(evidence.state, 'not-run');
  assert.equal(evidence.missing!.cells, 3);
  assert.match(
    judge(claim, evidence, undefined, null, 'quick').reason,
    /No replicate of it is whole; of the 6 cells/,
  );
});

test('a diverged cell excludes its replicate, which is not missing', () => {
  const diverged = jump(4, 0, 1, { state: 'diverged', step: 3, reason: 'not finite' });
  const evidence = found([...without(jump(4, 0, 1, 0)), diverged]);
  assert.ok(evidence.state === 'measured' && evidence.missing === undefined);
  assert.match(evidence.excluded[0]!.reason, /^pond\/jump.* diverged at step 3: not finite$/);
  assert.equal(evidence.excluded[0]!.label, '1');
});

test('a replicate may give labelled samples, none, or a reason why it is unusable', () => {
  const readings = [[{ label: 'frog', value: 1 }], [], { unusable: 'it was asleep' }];
  const evidence = found(all, {
    ...claim,
    value: (jumps) => readings[jumps[0]!.parameters.seed]!,
  });
  assert.ok(evidence.state === 'measured');
  assert.deepEqual(evidence.samples, [{ label: 'frog', value: 1 }]);
  assert.deepEqual(evidence.excluded, [{ label: '2', reason: 'it was asleep' }]);
});

test('rules pick among the values that the profile has', () => {
  const sizes = (cells: (typeof claim)['cells']): unknown[] => {
    const declared: ClaimOn<Pond, 'jump'> = { ...claim, cells };
    return [
      ...new Set(declaredCells(untyped(declared), expected).map(({ parameters }) => parameters['size'])),
    ];
  };
  assert.deepEqual(sizes({ experiment: 'jump', where: { size: smallest } }), [1]);
  assert.deepEqual(sizes({ experiment: 'jump', where: { size: nearestTo(3) } }), [4]);
  // In a ratio 2.7 is nearer to 2, but with wind there is none of that size.
  assert.deepEqual(sizes({ experiment: 'jump', where: { wind: [5], size: nearestTo(2.7) } }), [1]);
  assert.deepEqual(sizes({ experiment: 'jump', such: ({ size, seed }) => size === seed }), [1, 2]);
});

test('a claim that names what its profile lacks is refused by its id', () => {
  const refused = (fields: object, pattern: RegExp): void => {
    assert.throws(
      () => checkDeclaration({ ...untyped(claim), ...fields }, expected, 'quick'),
      (error: Error) => error.message.includes('pond/frogs-jump') && pattern.test(error.message),
    );
  };
  checkDeclaration(untyped(claim), expected, 'quick');
  refused({ cells: { experiment: 'swim' } }, /"swim".*jump/);
  refused({ cells: { experiment: 'jump', where: { colour: ['green'] } } }, /"colour".*seed, size, wind/);
  refused({ by: 'pond' }, /"pond"/);
  refused({ cells: { experiment: 'jump', where: { size: [1, 8] } } }, /size.*8.*1, 4, 2/);
  // Each value is there, but never with the other.
  refused({ cells: { experiment: 'jump', where: { size: [1, 4], wind: [5] } } }, /4/);
  refused({ cells: { experiment: 'jump', where: { size: atLeast(10) } } }, /no cell of jump/);
  // A profile that does not decide it need not have its cells.
  const larger: ClaimOn<Pond, 'jump'> = { ...claim, cells: { experiment: 'jump', where: { size: [8] } } };
  checkDeclaration(untyped(larger), expected, 'smoke');
});
