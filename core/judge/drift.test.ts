import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import type { Evidence } from './evidence.ts';
import { syntheticClaim, measured } from './fixtures/synthetic-claim.ts';
import { judge, type JudgeOptions } from './judge.ts';
import { correctDrifts } from './correct-drifts.ts';
import { RandomStream } from '../numerics/random-stream.ts';
import { newBaseline } from './write-baseline.ts';

/** The entry that accepting some evidence gives. */
function accept(evidence: Evidence, claim: Partial<Claim> = {}): AcceptedClaim {
  const full = syntheticClaim(claim);
  const head = { suite: 'pond', suiteVersion: 1, profile: 'quick', engine: 'wasm', reason: 'first' } as const;
  return newBaseline(head, [judge(full, evidence, undefined, null, 'quick')]).claims[full.id]!;
}

function drift(then: Evidence, now: Evidence, claim: Partial<Claim> = {}): Verdict {
  return judge(syntheticClaim(claim), now, accept(then, claim), null, 'quick');
}

const worst = { test: 'worst-case', direction: 'below', margin: 1 } as const;

test('without an accepted entry a claim is new', () => {
  assert.equal(judge(syntheticClaim(), measured(1, 1), undefined, null, 'quick').drift, 'new');
});

test('planted regression: the verdict falls from reproduced to contradicted', () => {
  const verdict = drift(measured(0.9, 0.91, 0.92), measured(0.1, 0.11, 0.12));
  assert.deepEqual([verdict.verdict, verdict.drift], ['contradicted', 'regressed']);
  assert.match(verdict.reason, /; it was reproduced at 0\.91 when accepted\.$/);
  assert.deepEqual(verdict.baseline?.verdict, 'reproduced');
});

test('planted regression: one seed diverges, and the claim is no longer decided', () => {
  const excluded = [{ label: 'seed 2', reason: 'diverged at step 3' }];
  const verdict = drift(measured(0.9, 0.91, 0.92), { ...measured(0.9, 0.91), excluded });
  assert.deepEqual([verdict.verdict, verdict.drift], ['undecided', 'regressed']);
});

test('a better verdict is improved, a worse one regressed', () => {
  const [bad, open, good] = [measured(0.1, 0.11), measured(0.1, 0.9), measured(0.9, 0.91)];
  const seen = [bad, open, good].map((then) => [bad, open, good].map((now) => drift(then, now).drift));
  assert.deepEqual(seen, [
    ['same', 'improved', 'improved'],
    ['regressed', 'same', 'improved'],
    ['regressed', 'regressed', 'same'],
  ]);
});

test('more than a quarter of the slack lost is a regression though still reproduced', () => {
  // Slack 0.8 when accepted at 0.2; a quarter of it is gone at 0.4.
  assert.equal(drift(measured(0.2), measured(0.39), worst).drift, 'same');
  const verdict = drift(measured(0.2), measured(0.44), worst);
  assert.deepEqual([verdict.verdict, verdict.drift], ['reproduced', 'regressed']);
  assert.match(
    verdict.reason,
    /; it has lost 30 % of its distance to the margin since it was accepted at 0\.2\.$/,
  );
});

test('more slack is no improvement, and a change of rounding no regression', () => {
  assert.equal(drift(measured(0.2), measured(1e-9), worst).drift, 'same');
  assert.equal(drift(measured(1e-14), measured(3e-14), worst).drift, 'same');
});

test('what stays contradicted stays the same, further off or not', () => {
  assert.equal(drift(measured(2), measured(5), worst).drift, 'same');
});

test('where bits repeat any accepted value that moved is a change, whichever way', () => {
  const accepted = accept(measured(0.9, 0.91, 0.92));
  const on = (evidence: Evidence, repeats: boolean): Verdict =>
    judge(syntheticClaim(), evidence, accepted, null, 'quick', { repeats });
  // Deeper into the claimed side: nothing to a gate that looks at the margin alone.
  assert.equal(on(measured(0.9, 0.91, 1.1), false).drift, 'same');
  const changed = on(measured(0.9, 0.91, 1.1), true);
  assert.deepEqual([changed.verdict, changed.drift], ['reproduced', 'changed']);
  assert.match(changed.reason, /1 of 3 accepted values have moved, seed 2 from 0\.92 to 1\.1 furthest/);
  assert.equal(on(measured(0.9, 0.91, 0.92 + 1e-9), true).drift, 'same');
  // Fewer seeds than accepted: those that are there are held.
  assert.equal(on(measured(0.9, 0.91), true).drift, 'same');
  assert.equal(on(measured(0.9, 0.95), true).drift, 'changed');
});

test('a worst case far from its margin may move by a thousandth of it', () => {
  const accepted = accept(measured(1e-10, 3e-10), { ...worst, margin: 1e-7 });
  const claim = syntheticClaim({ ...worst, margin: 1e-7 });
  const on = (value: number): string =>
    judge(claim, measured(1e-10, value), accepted, null, 'quick', { repeats: true }).drift;
  assert.equal(on(3.5e-10), 'same');
  assert.equal(on(5e-10), 'changed');
});

/** Replicates that were not accepted. */
function fresh(...values: readonly number[]): Evidence {
  const samples = values.map((value, index) => ({ label: `other ${index}`, value }));
  return { state: 'measured', samples, excluded: [] };
}

test('values of further runs stand beside accepted ones that lie close together by chance, and ranks are compared', () => {
  const accepted = accept(measured(0.5, 0.501, 0.502));
  const spread = Array.from({ length: 60 }, (_, i) => 0.4 + i * 0.005 + 1e-4);
  const on = (evidence: Evidence, others: readonly number[]): number =>
    judge(syntheticClaim(), evidence, accepted, null, 'quick', { others }).shift!.p;
  const usual = fresh(0.62, 0.63, 0.61);
  assert.ok(on(usual, []) < 1e-3, 'by three accepted values alone the program has changed');
  assert.ok(on(usual, spread) > 0.05, 'sixty more say that such runs are usual');
  // SciPy 1.17.1: mannwhitneyu([0.9, 0.91, 0.92], accepted and further ones, method='exact').
  assert.ok(Math.abs(on(fresh(0.9, 0.91, 0.92), spread) - 2 / 45_760) < 1e-12);
});

test('other replicates move by chance: undecided is no regression, and a shift has a p-value', () => {
  const accepted = accept(measured(0.5, 0.6, 0.7));
  const on = (evidence: Evidence): Verdict =>
    judge(syntheticClaim(), evidence, accepted, null, 'quick', { repeats: true });
  const open = on(fresh(0.2, 0.5, 0.8));
  assert.deepEqual([open.verdict, open.drift], ['undecided', 'same']);
  assert.ok(open.shift!.p > 0.5);
  const far = on(fresh(5, 5.1, 5.2));
  assert.equal(far.drift, 'same', 'a run of many claims is corrected as a whole');
  assert.ok(far.shift!.p < 1e-4);
  assert.deepEqual(
    correctDrifts([open, far]).map(({ drift: found }) => found),
    ['same', 'changed'],
  );
  assert.match(correctDrifts([far])[0]!.reason, /are not where the accepted ones came from \(p = /);
  // What is contradicted was not when it was accepted.
  assert.equal(on(fresh(0.01, 0.011, 0.012)).drift, 'regressed');
});

test('an unchanged run with other seeds is told of a change in one of a hundred, however many claims it has', () => {
  const stream = new RandomStream('drift', 0);
  const draw = (): number[] => Array.from({ length: 5 }, () => 1 + stream.normal() / 10);
  let alarms = 0;
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const verdicts = Array.from({ length: 20 }, () =>
      judge(syntheticClaim(), fresh(...draw()), accept(measured(...draw())), null, 'quick'),
    );
    if (correctDrifts(verdicts).some(({ drift: found }) => found === 'changed')) alarms += 1;
  }
  // At most 1 % and three standard errors.
  assert.ok(alarms / runs < 0.01 + 0.0173, `${alarms} of ${runs}`);
});

test('a claim accepted at another margin is new, and says so', () => {
  const accepted = accept(measured(0.9, 0.91), { margin: 0.8 });
  const verdict = judge(syntheticClaim(), measured(0.9, 0.91), accepted, null, 'quick');
  assert.equal(verdict.drift, 'new');
  assert.match(verdict.reason, /accepted value was held against another margin, 0\.8/);
});

test('a claim accepted by another test is new; an entry that does not say by which is compared', () => {
  const accepted = accept(measured(0.9, 0.91), { test: 'worst-case' });
  const verdict = judge(syntheticClaim(), measured(0.9, 0.91), accepted, null, 'quick');
  assert.equal(verdict.drift, 'new');
  assert.match(verdict.reason, /accepted value was judged by another test, worst-case/);
  const older = { ...accept(measured(0.9, 0.91)) };
  delete older.test;
  assert.equal(judge(syntheticClaim(), measured(0.9, 0.91), older, null, 'quick').drift, 'same');
});

test('nothing measured has not drifted; a first measurement is new', () => {
  const missing = { state: 'not-run', reason: 'cells are missing' } as const;
  assert.equal(drift(measured(0.9, 0.91), missing).drift, 'same');
  assert.equal(drift(missing, missing).drift, 'same');
  assert.equal(drift(missing, measured(0.9, 0.91)).drift, 'new');
});

test('measuring the accepted values again is never a drift', () => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
  const tests = fc.constantFrom('median' as const, 'worst-case' as const);
  const directions = fc.constantFrom('above' as const, 'below' as const);
  fc.assert(
    fc.property(values, tests, directions, (sample, rule, direction) => {
      const claim = { test: rule, direction };
      assert.equal(drift(measured(...sample), measured(...sample), claim).drift, 'same');
    }),
  );
});

test('the same values judged otherwise are a change, on any engine and in either direction', () => {
  const accepted = accept(measured(0.9, 0.91, 0.92));
  const on = (entry: AcceptedClaim): Verdict =>
    judge(syntheticClaim(), measured(0.9, 0.91, 0.92), entry, null, 'quick');
  assert.equal(on(accepted).drift, 'same');
  const [low, high] = accepted.interval as [number, number];
  for (const [what, entry] of [
    // As if the baseline had been made, or were now, with another statistic.
    [/verdict is reproduced, which was contradicted/, { verdict: 'contradicted' }],
    [/estimate is 0\.91, which was 1\.82/, { estimate: 2 * accepted.estimate! }],
    [/interval is .*, which was \[0\.91, 0\.91\]/, { interval: [0.91, 0.91] }],
    [/interval is .*, which was none/, { interval: null }],
    [/interval is/, { interval: [low - 1e-4, high] }],
  ] as [RegExp, Partial<AcceptedClaim>][]) {
    const verdict = on({ ...accepted, ...entry });
    assert.equal(verdict.drift, 'changed', String(what));
    assert.match(verdict.reason, what);
  }
  assert.equal(on({ ...accepted, interval: [low + 1e-9, high] }).drift, 'same');
});

test('an accepted replicate that is no longer made is a change, unless others were asked for or cells are missing', () => {
  const accepted = accept(measured(0.9, 0.91, 0.92));
  const on = (evidence: Evidence, options: JudgeOptions): Verdict =>
    judge(syntheticClaim(), evidence, accepted, null, 'quick', options);
  const best = on(measured(0.9, 0.91), { repeats: true, hasOwnSeeds: true });
  assert.equal(best.drift, 'changed');
  assert.match(best.reason, /1 of 3 accepted replicates are gone, seed 2 first/);
  assert.equal(on(measured(0.9, 0.91), { repeats: true }).drift, 'same');
  assert.equal(on(measured(0.9, 0.91), { hasOwnSeeds: true }).drift, 'same');
  const missing = { cells: 1, of: 3, first: 'pond/seed=2', replicates: 1 };
  const partial = on({ ...measured(0.9, 0.91), missing }, { repeats: true, hasOwnSeeds: true });
  assert.equal(partial.drift, 'same');
  const excluded = [{ label: 'seed 2', reason: 'diverged at step 3' }];
  const lost = on({ ...measured(0.9, 0.91), excluded }, { repeats: true, hasOwnSeeds: true });
  assert.equal(lost.drift, 'changed');
});

test('reproduced then and undecided now is no regression by itself', () => {
  // The same seeds where bits differ by processor: 0.2 of a slack of 1.2 is lost, less than a quarter.
  const then = measured(1.4, 1.5, 1.6);
  const spread = drift(then, measured(0.5, 1.3, 2.1));
  assert.deepEqual([spread.verdict, spread.drift], ['undecided', 'same']);
  const worn = drift(then, measured(0.1, 1.0, 1.9));
  assert.deepEqual([worn.verdict, worn.drift], ['undecided', 'regressed']);
  // Fewer of the accepted seeds decide less.
  const few = drift(measured(0.4, 0.9, 1, 1.1), measured(0.4, 0.9));
  assert.deepEqual([few.verdict, few.drift], ['undecided', 'same']);
});
