import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Epochs, writeOneHot } from './batches.ts';

test('an epoch has every position once, in another order each time, the same again for the same seed', () => {
  const [one, same, other] = [new Epochs(5, 40), new Epochs(5, 40), new Epochs(6, 40)];
  const first = [...one.next()];
  const second = [...one.next()];
  assert.deepEqual(
    [...first].sort((x, y) => x - y),
    Array.from({ length: 40 }, (_, i) => i),
  );
  assert.notDeepEqual(second, first);
  assert.deepEqual([[...same.next()], [...same.next()]], [first, second]);
  assert.notDeepEqual([...other.next()], first);
});

test('positions are shuffled evenly: each of 6 is first in about a sixth of the epochs', () => {
  const epochs = new Epochs(0, 6);
  const firsts = Array.from({ length: 6 }, () => 0);
  for (let i = 0; i < 6000; i++) firsts[epochs.next()[0]!]!++;
  // 1000 ± 29 each; five standard deviations.
  assert.ok(
    firsts.every((count) => Math.abs(count - 1000) < 145),
    firsts.join(),
  );
});

test('one-hot rows have the entry at i·v + symbol', () => {
  const samples = {
    count: 2,
    length: 2,
    symbols: Uint8Array.of(0, 2, 1, 1),
    labels: Uint8Array.of(1, 0),
  };
  const inputs = new Float32Array(12);
  const labels = new Float32Array(4);
  writeOneHot(samples, Uint32Array.of(1, 0), { v: 3, classes: 2, entry: 0.5 }, inputs, labels);
  assert.deepEqual([...inputs], [0, 0.5, 0, 0, 0.5, 0, 0.5, 0, 0, 0, 0, 0.5]);
  assert.deepEqual([...labels], [1, 0, 0, 1]);
});
