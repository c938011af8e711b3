import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { contentAddress } from '../content-address.ts';
import { Fail } from '../fail.ts';
import { syntheticClaim } from './fixtures/synthetic-claim.ts';
import { readOtherSeeds, writeOtherSeeds } from './other-seeds.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'other-seeds-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

const claim = { ...syntheticClaim({ margin: 0 }), profiles: ['quick' as const] };
const key = { suite: claim.suite, profile: 'quick', suiteVersion: 3 } as const;
const content = {
  schemaVersion: 1,
  ...key,
  reason: 'Two runs',
  runs: 2,
  claims: { [claim.id]: [1, 2.5, 3, 4] },
} as const;
const kept = { ...content, claims: { [claim.id]: [1, 2.5, 3, 4] } };

const name = await writeOtherSeeds(root, kept);
const file = path.join(root, name);
const text = readFileSync(file, 'utf8');

test('what was kept is read again, one line a claim', () => {
  writeFileSync(file, text);
  assert.deepEqual(readOtherSeeds(root, key, [claim]), { ...content, hash: contentAddress(content) });
  assert.match(text, new RegExp(`^ {4}"${claim.id}": \\[1,2\\.5,3,4\\]$`, 'm'));
});

test('where nothing was kept there is nothing', () => {
  assert.equal(readOtherSeeds(root, { ...key, profile: 'paper' }, [claim]), undefined);
});

const damages: Readonly<
  Record<string, [content: string, claims: readonly (typeof claim)[], message: RegExp]>
> = {
  'a value changed by hand': [text.replace('2.5', '2.6'), [claim], /values that do not match their hash/],
  'another suite version': [
    text.replace('"suiteVersion": 3', '"suiteVersion": 2'),
    [claim],
    /suiteVersion 2 for 3/,
  ],
  'a claim that is gone': [text, [], /the claim .*, which profile quick does not decide/],
  'a run that lacks a value': [text.replace('[1,2.5,3,4]', '[1,2.5,3]'), [claim], /3 values of .* in 2 runs/],
  'half a file': [text.slice(0, 60), [claim], /not JSON/],
  'another schema': [text.replace('"schemaVersion": 1', '"schemaVersion": 9'), [claim], /schemaVersion/],
};

for (const [what, [damaged, claims, message]] of Object.entries(damages)) {
  test(`${what} is refused with one message and the next command`, () => {
    writeFileSync(file, damaged);
    assert.throws(
      () => readOtherSeeds(root, key, claims),
      (error) =>
        error instanceof Fail &&
        message.test(error.message) &&
        /git checkout -- baselines/.test(error.message),
    );
  });
}
