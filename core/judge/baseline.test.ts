import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Fail } from '../fail.ts';
import { baselinePath } from './baseline-file.ts';
import { syntheticClaim, measured } from './fixtures/synthetic-claim.ts';
import { judge } from './judge.ts';
import { writeOtherSeeds } from './other-seeds.ts';
import { acceptedBefore, readBaseline } from './read-baseline.ts';
import { refuseOrphans } from './refuse-orphans.ts';
import { refuseWorseBaseline } from './refuse-worse-baseline.ts';
import { newBaseline, writeBaseline } from './write-baseline.ts';

const key = { suite: 'pond', suiteVersion: 2, profile: 'quick', engine: 'wasm' } as const;
const claims = [
  syntheticClaim({ id: 'pond/newts-swim' }),
  syntheticClaim(),
  syntheticClaim({ id: 'pond/toads-sing', profiles: ['paper'] }),
];
const verdicts = claims.map((claim) => judge(claim, measured(0.5, 0.51), undefined, null, 'quick'));
const baseline = newBaseline({ ...key, reason: ' measured on two machines ' }, verdicts);

let root = '';
beforeEach(() => (root = mkdtempSync(path.join(os.tmpdir(), 'baseline-'))));
afterEach(() => rmSync(root, { recursive: true }));

function place(text: string): void {
  const file = baselinePath(root, key);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function placeChanged(change: object): void {
  place(JSON.stringify({ ...baseline, ...change }));
}

function assertFails(message: RegExp, declared = claims, next = /npm run accept -- --reason/): void {
  assert.throws(
    () => readBaseline(root, key, declared),
    (error: unknown) => {
      assert.ok(error instanceof Fail);
      assert.match(error.message, message);
      assert.match(error.message, next);
      assert.equal(error.exitCode, 2);
      return true;
    },
  );
}

test('what is written is read back, and lies where it is looked for', () => {
  assert.equal(writeBaseline(root, baseline), 'baselines/claims/quick/wasm/pond.json');
  assert.deepEqual(readBaseline(root, key, claims), baseline);
});

test('where every claim lacks cells there is nothing to accept', () => {
  const lacking = { before: undefined, claims: new Set(['pond/newts-swim', 'pond/frogs-jump']) };
  assert.throws(
    () => newBaseline({ ...key, reason: 'one seed of sixteen' }, verdicts, lacking),
    (error: unknown) =>
      error instanceof Fail && error.exitCode === 2 && /no claim all of whose/.test(error.message),
  );
  // One that has its cells is enough.
  const one = { ...lacking, claims: new Set(['pond/newts-swim']) };
  assert.deepEqual(Object.keys(newBaseline({ ...key, reason: 'whole' }, verdicts, one).claims), [
    'pond/frogs-jump',
  ]);
});

test('it holds the claims that the profile decides, with raw values, sorted', () => {
  assert.deepEqual(Object.keys(baseline.claims), ['pond/frogs-jump', 'pond/newts-swim']);
  assert.equal(baseline.reason, 'measured on two machines');
  assert.deepEqual(baseline.claims['pond/frogs-jump']?.samples, [
    { label: 'seed 0', value: 0.5 },
    { label: 'seed 1', value: 0.51 },
  ]);
});

test('equal verdicts give equal text, whatever their order, ending with a line break', () => {
  writeBaseline(root, baseline);
  const text = readFileSync(baselinePath(root, key), 'utf8');
  writeBaseline(root, newBaseline({ ...key, reason: baseline.reason }, verdicts.toReversed()));
  assert.equal(readFileSync(baselinePath(root, key), 'utf8'), text);
  assert.match(text, /\}\n$/);
});

test('claims that are kept stay to the byte; those that were never accepted are left out', () => {
  const moved = claims.map((claim) => judge(claim, measured(0.7, 0.71), undefined, null, 'quick'));
  const keep = (...ids: string[]): ReadonlySet<string> => new Set(ids);
  const head = { ...key, reason: 'frogs were taught' };
  const after = newBaseline(head, moved, { before: baseline, claims: keep('pond/newts-swim') });
  assert.deepEqual(after.claims['pond/newts-swim'], baseline.claims['pond/newts-swim']);
  assert.equal(after.claims['pond/frogs-jump']?.samples[0]?.value, 0.7);
  assert.equal(after.reason, 'frogs were taught (1 claims; the others: measured on two machines)');
  const first = newBaseline(head, moved, { before: undefined, claims: keep('pond/newts-swim') });
  assert.deepEqual(Object.keys(first.claims), ['pond/frogs-jump']);
  assert.equal(first.reason, 'frogs were taught');
});

test('accepting needs a reason', () => {
  assert.throws(() => newBaseline({ ...key, reason: '  ' }, verdicts), /--reason: found nothing/);
});

test('a place that cannot be written to is said', () => {
  writeFileSync(path.join(root, 'baselines'), 'a file where the folder should be');
  assert.throws(
    () => writeBaseline(root, baseline),
    (error: unknown) => {
      assert.ok(error instanceof Fail);
      return error.message.startsWith('baselines/claims/quick/wasm/pond.json: found E');
    },
  );
});

/** Of a damaged file: other values in its place would not be those that were accepted. */
const restore = /git checkout -- baselines\/claims\/quick\/wasm\/pond\.json/;

describe('a baseline is refused when', () => {
  test('it is missing', () => assertFails(/^baselines\/claims\/quick\/wasm\/pond\.json: found no such file/));

  test('it is empty', () => {
    place('');
    assertFails(/found an empty file/, claims, restore);
  });

  test('it is cut off', () => {
    place(JSON.stringify(baseline).slice(0, -40));
    assertFails(/found text that is not JSON \(truncated\?\)/, claims, restore);
  });

  test('it is no object', () => {
    place('null');
    assertFails(/pond\.json#: found null, expected object/);
  });

  test('it has an older schema version', () => {
    placeChanged({ schemaVersion: 0, claims: [] });
    assertFails(/#\/schemaVersion: found 0, expected 1/);
  });

  test('it is from the future, and then is not written over either', () => {
    placeChanged({ schemaVersion: 2, claims: [] });
    const message = /#\/schemaVersion: found 2, expected 1. A newer version of this project wrote it: update/;
    assert.throws(() => readBaseline(root, key, claims), { name: 'Fail', exitCode: 2, message });
    assert.throws(() => acceptedBefore(root, key), { name: 'Fail', exitCode: 2, message });
  });

  test('a value in it is wrong', () => {
    const claim = { ...baseline.claims['pond/frogs-jump'], estimate: 'much' };
    placeChanged({ claims: { 'pond/frogs-jump': claim } });
    assertFails(/#\/claims\/pond~1frogs-jump\/estimate: found "much", expected /);
  });

  test('one number in it was changed by hand', () => {
    const claim = { ...baseline.claims['pond/frogs-jump']!, estimate: 0.5 };
    placeChanged({ claims: { ...baseline.claims, 'pond/frogs-jump': claim } });
    assertFails(/#\/hash: found [0-9a-f]{64}, expected [0-9a-f]{64}, or the values that were accepted/);
    placeChanged({ reason: 'another' });
    assertFails(/#\/hash: found /);
  });

  test('the suite has moved on', () => {
    placeChanged({ suiteVersion: 1 });
    assertFails(/#\/suiteVersion: found 1, expected 2/);
  });

  test('it belongs elsewhere', () => {
    placeChanged({ engine: 'cuda' });
    assertFails(/#\/engine: found "cuda", expected "wasm"/);
  });

  test('a margin was moved since', () => {
    placeChanged({});
    const moved = claims.map((claim) => ({ ...claim, margin: 0.31 }));
    assertFails(/#\/claims\/pond~1frogs-jump\/margin: found 0\.3, expected 0\.31/, moved);
  });

  test('a claim is judged by another test since', () => {
    writeBaseline(root, baseline);
    const otherwise = claims.map((claim) => ({ ...claim, test: 'worst-case' as const }));
    assertFails(/#\/claims\/pond~1frogs-jump\/test: found median, expected worst-case/, otherwise);
  });

  test('a claim in it is no longer declared', () => {
    placeChanged({});
    assertFails(/#\/claims\/pond~1newts-swim: found the claim pond\/newts-swim, expected /, claims.slice(1));
  });
});

describe('a baseline that is accepted over another', () => {
  const id = 'pond/frogs-jump';
  const now = (...values: number[]) =>
    newBaseline({ ...key, reason: 'again' }, [
      judge(syntheticClaim(), measured(...values), undefined, null, 'quick'),
    ]);

  test('may say as much or more', () => {
    refuseWorseBaseline(now(0.5, 0.51), now(0.6, 0.61));
    refuseWorseBaseline(now(0.5, 0.51), now(0.5, 0.51, 0.52));
    refuseWorseBaseline(now(0.1, 0.11), now(0.5, 0.51));
  });

  for (const [what, after, message] of [
    ['fewer replicates', now(0.5, 0.51), /had 3 replicates and has 2/],
    ['a worse verdict', now(0.1, 0.11, 0.12), /was reproduced and is contradicted/],
    ['an open verdict', now(-1, 0.51, 2), /was reproduced and is undecided/],
    ['a claim less', { ...now(), claims: {} }, /has no value any more/],
  ] as const) {
    test(`is refused with ${what}`, () => {
      assert.throws(() => refuseWorseBaseline(now(0.5, 0.51, 0.52), after), {
        ...{ name: 'Fail', exitCode: 2, situation: 'worse baseline', message },
      });
    });
  }

  test('is found where it lies, also when it no longer fits the suite; what cannot be read is none', () => {
    assert.equal(acceptedBefore(root, key), undefined);
    placeChanged({ suiteVersion: 1 });
    assert.ok(id in acceptedBefore(root, key)!.claims);
    place('half a fi');
    assert.equal(acceptedBefore(root, key), undefined);
  });
});

describe('what lies among the baselines', () => {
  const known = { profiles: ['quick'], engines: ['wasm'], suites: ['pond'] };

  test('belongs to a suite, profile and engine that there is', () => {
    writeBaseline(root, baseline);
    refuseOrphans(root, known);
  });

  for (const [what, names, where] of [
    ['suite', { suites: ['lake'] }, /quick\/wasm\/pond\.json: .*expected one of lake\.json/],
    ['engine', { engines: ['cpu'] }, /claims\/quick\/wasm: /],
    ['profile', { profiles: ['smoke'] }, /claims\/quick: /],
  ] as const) {
    test(`is refused where its ${what} is gone`, () => {
      writeBaseline(root, baseline);
      const message = { name: 'Fail', exitCode: 2, situation: 'baseline orphaned', message: where };
      assert.throws(() => refuseOrphans(root, { ...known, ...names }), message);
    });
  }

  for (const [names, where] of [
    [{ suites: ['lake'] }, /other-seeds\/quick\/pond\.json: .*expected one of lake\.json/],
    [{ profiles: ['smoke'] }, /other-seeds\/quick: /],
  ] as const) {
    test(`values of other seeds too: ${where.source}`, async () => {
      mkdirSync(path.join(root, 'baselines', 'claims'), { recursive: true });
      await writeOtherSeeds(root, {
        ...{ schemaVersion: 1, suite: 'pond', suiteVersion: 2, profile: 'quick' },
        ...{ reason: 'A run', runs: 1, claims: {} },
      });
      assert.throws(() => refuseOrphans(root, { ...known, ...names }), {
        ...{ name: 'Fail', exitCode: 2, situation: 'baseline orphaned', message: where },
      });
    });
  }
});
