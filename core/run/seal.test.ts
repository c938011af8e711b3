import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { syntheticResult } from './fixtures/synthetic-result.ts';
import { isSealIntact, sealedText } from './seal.ts';

const result = syntheticResult('grid', { tau: 0.1 }, { loss: 0.25, label: 'α' });

test('the seal is the SHA-256 of the text before it, and the rest is the document', () => {
  const text = sealedText(result);
  const [, before, seal] = /^(.*),"seal":"([0-9a-f]{64})"\}\n$/s.exec(text)!;
  assert.equal(seal, createHash('sha256').update(before!).digest('hex'));
  assert.deepEqual(JSON.parse(`${before!}}`), result);
  assert.ok(isSealIntact(Buffer.from(text)));
});

test('a file of which any byte was changed, lost or added is not sealed', () => {
  const bytes = Buffer.from(sealedText(result));
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes);
    changed[i]! ^= 1;
    assert.ok(!isSealIntact(changed), `byte ${i}`);
  }
  assert.ok(!isSealIntact(bytes.subarray(1)));
  assert.ok(!isSealIntact(bytes.subarray(0, -1)));
  assert.ok(!isSealIntact(Buffer.concat([bytes, Buffer.from('\n')])));
});

test('a file without a seal, and one too short for it, are not sealed', () => {
  assert.ok(!isSealIntact(Buffer.from(`${JSON.stringify(result)}\n`)));
  assert.ok(!isSealIntact(Buffer.from('{}')));
});
