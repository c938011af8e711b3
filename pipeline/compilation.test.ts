import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilationFor } from './compilation.ts';

const automatic = { automatic: true, compile: undefined };

test('a GPU that auto took runs profile paper compiled by XLA, and the others with the bits of single steps', () => {
  assert.equal(compilationFor({ engine: 'cuda', profile: 'paper', ...automatic }), 'xla');
  assert.equal(compilationFor({ engine: 'cuda', profile: 'quick', ...automatic }), 'lowered');
  assert.equal(compilationFor({ engine: 'cuda', profile: 'smoke', ...automatic }), 'lowered');
});

test('what is named, or computes on a processor, keeps its numerics class', () => {
  assert.equal(
    compilationFor({ engine: 'cuda', profile: 'paper', automatic: false, compile: undefined }),
    'lowered',
  );
  assert.equal(compilationFor({ engine: 'tensorflow', profile: 'paper', ...automatic }), 'lowered');
  assert.equal(compilationFor({ engine: 'webgpu', profile: 'paper', ...automatic }), 'lowered');
});

test('what --compile says goes before the profile, and is refused where the engine cannot', () => {
  const asked = { profile: 'paper', automatic: true } as const;
  assert.equal(compilationFor({ engine: 'cuda', ...asked, compile: 'none' }), 'none');
  assert.equal(compilationFor({ engine: 'tensorflow', ...asked, compile: 'xla' }), 'xla');
  assert.throws(() => compilationFor({ engine: 'wasm', ...asked, compile: 'xla' }), {
    message: /--compile xla.*wasm.*cuda, tensorflow/s,
  });
});
