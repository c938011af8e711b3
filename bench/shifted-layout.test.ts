import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../core/engine/open-engine.ts';
import { ShiftedLayout } from './shifted-layout.ts';

test('one piece of memory is held at a time, of whole cache lines between 1 and 2 MiB, and its size changes', async () => {
  const engine = await openEngine('wasm');
  const before = engine.tf.memory();
  const layout = new ShiftedLayout(engine);
  const sizes = Array.from({ length: 20 }, () => {
    layout.shift();
    assert.equal(engine.tf.memory().numTensors, before.numTensors + 1);
    return engine.tf.memory().numBytes - before.numBytes;
  });
  for (const size of sizes) assert.ok(size % 64 === 0 && size >= 2 ** 20 && size <= 2 ** 21, String(size));
  assert.ok(new Set(sizes).size > 10);
});
