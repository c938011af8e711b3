import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseShard } from './shard.ts';

test('reads which part of how many', () => {
  assert.deepEqual(parseShard('2/8'), { index: 2, count: 8 });
});

for (const text of ['0/2', '3/2', '1', '1/0', 'a/b', '-1/2', '1/2/3']) {
  test(`refuses the shard ${text}`, () => {
    assert.throws(() => parseShard(text), /--shard: found/);
  });
}
