import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inShard, parseShard } from './shard.ts';

test('the shards of a run cover each cell exactly once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 200 }), (count, position) => {
      const shards = Array.from({ length: count }, (_, i) => parseShard(`${i + 1}/${count}`));
      assert.equal(shards.filter((shard) => inShard(position, shard)).length, 1);
    }),
  );
});

for (const text of ['0/2', '3/2', '1', '1/0', 'a/b', '-1/2', '1/2/3']) {
  test(`refuses the shard ${text}`, () => {
    assert.throws(() => parseShard(text), /--shard: found/);
  });
}
