import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EqualChunks, TimedChunks, type Chunks } from './chunks.ts';

/** Lengths of the chunks of so many steps of a length, the first `slow` times as long. */
function lengths(chunks: Chunks, steps: number, stepMs: number, slow = 1): number[] {
  const taken: number[] = [];
  for (let left = steps; left > 0; left -= taken.at(-1)!) {
    const next = chunks.next(left);
    chunks.took(next, next * stepMs * (taken.length === 0 ? slow : 1));
    taken.push(next);
  }
  return taken;
}

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);

test('timed chunks grow from a few steps to half a second', () => {
  assert.deepEqual(lengths(new TimedChunks(), 2000, 1), [4, 32, 256, 500, 500, 500, 208]);
  // A first chunk that took long does not make all others short.
  assert.deepEqual(lengths(new TimedChunks(), 2000, 1, 1000), [4, 1, 8, 64, 500, 500, 500, 423]);
  assert.deepEqual(lengths(new TimedChunks(), 7, 10_000), [4, 1, 1, 1]);
  assert.deepEqual(lengths(new TimedChunks(), 3, 1), [3]);
});

test('a timed chunk is never longer than a second would be at the pace of the last', () => {
  for (const stepMs of [0.003, 0.2, 7, 180, 900]) {
    const all = lengths(new TimedChunks(), 5000, stepMs);
    assert.equal(sum(all), 5000);
    for (const length of all.slice(1)) assert.ok(length === 1 || length * stepMs <= 1000);
  }
});

test('equal chunks have few lengths', () => {
  assert.deepEqual(lengths(new EqualChunks(), 100, 1), [100]);
  assert.deepEqual(lengths(new EqualChunks(), 1000, 1), [250, 250, 250, 250]);
  assert.deepEqual(lengths(new EqualChunks(), 1001, 1), [251, 250, 250, 250]);
});

test('equal chunks become shorter when a compiled one takes long', () => {
  // 256 steps take 5 s: the first counts as compilation, after the second 25 steps are half a second.
  const chunks = new EqualChunks();
  assert.deepEqual(lengths(chunks, 512, 20), [256, 256]);
  assert.deepEqual(lengths(chunks, 50, 20), [25, 25]);
});
