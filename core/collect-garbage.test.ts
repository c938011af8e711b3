import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { collectGarbage } from './collect-garbage.ts';

test('what nothing holds is gone afterwards, and what is held is not', async () => {
  const held = { value: new Array<number>(1000).fill(1) };
  const [lost, kept] = [new WeakRef({ value: new Array<number>(1000).fill(1) }), new WeakRef(held)];
  // A weak reference holds what it names until the turn that made it is over.
  await nextTurn();
  collectGarbage();
  assert.equal(lost.deref(), undefined);
  assert.equal(kept.deref(), held);
});
