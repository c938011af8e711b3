import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import type { Evidence } from './evidence.ts';
import { syntheticClaim, measured } from './fixtures/synthetic-claim.ts';
import { gate, isKnownContradiction } from './gate.ts';
import { judge } from './judge.ts';
import { newBaseline } from './write-baseline.ts';

const head = { suite: 'pond', suiteVersion: 1, profile: 'quick', engine: 'wasm', reason: 'first' } as const;
const first = judge(syntheticClaim(), measured(0.89, 0.9, 0.91), undefined, null, 'quick');
const accepted: AcceptedClaim = newBaseline(head, [first]).claims[first.id]!;
const good = measured(0.89, 0.9, 0.91);
const bad = measured(0.1, 0.11, 0.12);
const open = measured(0.1, 0.9, 0.5);

function verdict(evidence: Evidence, entry?: AcceptedClaim, fields: Partial<Claim> = {}): Verdict {
  return judge(syntheticClaim(fields), evidence, entry, null, 'quick');
}

function codes(verdicts: readonly Verdict[], baselines: 'required' | 'optional' = 'required'): number[] {
  const answer = gate(verdicts, 'quick', { baselines });
  return [answer.exitCode, ...answer.findings.map((finding) => finding.exitCode)];
}

test('reproduced and unchanged is fine', () => {
  assert.deepEqual(codes([verdict(good, accepted)]), [0]);
  assert.deepEqual(codes([], 'optional'), [0]);
});

test('nothing decided is no answer of a gate', () => {
  assert.deepEqual(codes([]), [3, 3]);
  assert.deepEqual(codes([verdict(good, accepted, { profiles: ['paper'] })]), [3, 3]);
});

test('fewer replicates than were accepted are 3, in a gate and in a run; as many others are not', () => {
  const fewer = verdict(measured(0.89, 0.91), accepted);
  assert.deepEqual([fewer.verdict, fewer.drift], ['reproduced', 'same']);
  assert.deepEqual(codes([fewer]), [3, 3]);
  assert.deepEqual(codes([fewer], 'optional'), [3, 3]);
  const others = good.samples.map(({ value }, i) => ({ label: `other ${i}`, value }));
  assert.deepEqual(codes([verdict({ ...good, samples: others }, accepted)]), [0]);
});

test('reproduced then and undecided now is 3, no regression by itself', () => {
  const other = measured(0.2, 0.5, 0.8).samples.map(({ value }, i) => ({ label: `other ${i}`, value }));
  const open = verdict({ ...good, samples: other }, { ...accepted, estimate: 0.5 });
  assert.deepEqual([open.verdict, open.drift], ['undecided', 'same']);
  assert.deepEqual(codes([open]), [3, 3]);
});

test('a figure that was not drawn is 3, one whose code failed is 4', () => {
  const figure = { id: 'figure-1', suite: 'pond', title: '' };
  const on = (state: 'drawn' | 'unavailable' | 'failed'): number[] => {
    const options = { baselines: 'required', figures: [{ ...figure, state }] } as const;
    const answer = gate([verdict(good, accepted)], 'quick', options);
    return [answer.exitCode, ...answer.findings.map((finding) => finding.exitCode)];
  };
  assert.deepEqual([on('drawn'), on('unavailable'), on('failed')], [[0], [3, 3], [4, 4]]);
  const inSmoke = (state: 'unavailable' | 'failed'): number =>
    gate([], 'smoke', { baselines: 'optional', figures: [{ ...figure, state }] }).exitCode;
  assert.deepEqual([inSmoke('unavailable'), inSmoke('failed')], [0, 4], 'smoke has not the cells of all');
});

test('cells of other code are 2 to a gate, failed ones 3', () => {
  const on = (cells: object, baselines: 'required' | 'optional' = 'required'): number =>
    gate([verdict(good, accepted)], 'quick', {
      baselines,
      cells: { missing: 0, total: 9, failed: 0, ...cells },
    }).exitCode;
  assert.equal(on({ missing: 2, stale: 2 }), 2);
  assert.equal(on({ missing: 2, stale: 2 }, 'optional'), 3);
  // Trained again by the run itself.
  assert.equal(on({ stale: 2 }), 0);
  assert.equal(on({ failed: 1 }), 3);
});

test('cells that are not stored are 3, whatever the claims say', () => {
  const answer = gate([verdict(good, accepted)], 'quick', {
    baselines: 'required',
    cells: { missing: 2, total: 9, failed: 0 },
  });
  assert.equal(answer.exitCode, 3);
  assert.deepEqual(answer.findings, [
    { id: 'cells', situation: 'cells missing', exitCode: 3, reason: '2 of 9 cells are not stored' },
  ]);
  const whole = gate([verdict(good, accepted)], 'quick', {
    baselines: 'required',
    cells: { missing: 0, total: 9, failed: 0 },
  });
  assert.equal(whole.exitCode, 0);
});

test('contradicted is 1, with a baseline and without', () => {
  assert.deepEqual(codes([verdict(bad, accepted)]), [1, 1]);
  assert.deepEqual(codes([verdict(bad)], 'optional'), [1, 1]);
});

test('planted regression: still reproduced, but most of its slack is gone', () => {
  const worn = verdict(measured(0.49, 0.5, 0.51), accepted);
  assert.equal(worn.verdict, 'reproduced');
  assert.deepEqual(codes([worn]), [1, 1]);
});

test('undecided, not comparable and not run are 3', () => {
  const reason = 'no data';
  const entry = newBaseline(head, [verdict(open)]).claims[first.id]!;
  assert.deepEqual(codes([verdict(open, entry)]), [3, 3]);
  assert.deepEqual(codes([verdict({ state: 'not-comparable', reason }, accepted)]), [3, 3]);
  assert.deepEqual(codes([verdict({ state: 'not-run', reason }, accepted)]), [3, 3]);
});

test('a claim without an accepted value is 2 for check and nothing to a run', () => {
  assert.deepEqual(codes([verdict(good)], 'required'), [2, 2]);
  assert.deepEqual(codes([verdict(good)], 'optional'), [0]);
});

test('a moved margin is 2: the accepted value no longer fits', () => {
  const moved = verdict(good, { ...accepted, margin: 0.2 });
  const answer = gate([moved], 'quick', { baselines: 'required' });
  assert.equal(answer.exitCode, 2);
  assert.match(answer.findings[0]!.reason, /does not fit this claim/);
});

test('incomplete input before wrong before open; every finding is told', () => {
  const entry = newBaseline(head, [verdict(open)]).claims[first.id]!;
  const all = [verdict(open, entry), verdict(bad, accepted), verdict(good)];
  assert.deepEqual(codes(all), [2, 2, 1, 3]);
  assert.deepEqual(codes(all, 'optional'), [1, 1, 3]);
});

test('claims that the profile does not decide do not count', () => {
  assert.deepEqual(codes([verdict(bad, undefined, { profiles: ['paper'] }), verdict(good, accepted)]), [0]);
});

test('a contradiction that was accepted shuts nothing while it stays; a new one does', () => {
  const entry = newBaseline(head, [verdict(bad)]).claims[first.id]!;
  const on = (accepted?: AcceptedClaim): Verdict =>
    judge(syntheticClaim(), bad, accepted, null, 'quick', { knownContradiction: true });
  const known = on(entry);
  assert.ok(isKnownContradiction(known));
  // An engine without a baseline of its own: the contradiction was accepted on the embedded one.
  assert.deepEqual(codes([on()], 'optional'), [0]);
  assert.deepEqual(codes([on()]), [2, 2]);
  assert.deepEqual(codes([known]), [0]);
  assert.deepEqual(codes([known], 'optional'), [0]);
  // Without its baseline it is not known, and against one in which it held it has regressed.
  assert.deepEqual(codes([verdict(bad)], 'optional'), [1, 1]);
  assert.ok(!isKnownContradiction(verdict(bad, accepted)));
  assert.deepEqual(codes([verdict(bad, accepted)]), [1, 1]);
});
