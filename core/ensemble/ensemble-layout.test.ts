import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Engine } from '../engine/engine.ts';
import { traitsOf } from '../engine/engines.ts';
import { ensembleLayout } from './ensemble-layout.ts';

describe('the layout of an ensemble', () => {
  const wasm = { traits: traitsOf('wasm') } as Engine;

  test('is a loop where one member fills the cache, and never less than one', () => {
    assert.deepEqual(ensembleLayout(wasm, 10, 2 ** 30), { layout: 'loop', stack: 1 });
    assert.deepEqual(ensembleLayout(wasm, 1, 8), { layout: 'loop', stack: 1 });
  });

  test('takes all side by side where they fit', () => {
    assert.deepEqual(ensembleLayout(wasm, 18, 1000), { layout: 'batched', stack: 18 });
  });

  test('has stacks of equal size', () => {
    // Eight fit: ten are two stacks of five, not eight and two.
    assert.equal(ensembleLayout(wasm, 10, 2 ** 20).stack, 5);
    assert.equal(ensembleLayout(wasm, 17, 2 ** 20).stack, 6);
  });
  test('keeps a minimum batch outside the cache where a call is dear, up to a limit of memory', () => {
    const tensorflow = { traits: traitsOf('tensorflow') } as Engine;
    assert.equal(ensembleLayout(tensorflow, 12, 2 ** 23).stack, 6);
    assert.equal(ensembleLayout(tensorflow, 12, 2 ** 25).stack, 2);
    assert.equal(ensembleLayout(tensorflow, 12, 2 ** 27).stack, 1);
  });
});
