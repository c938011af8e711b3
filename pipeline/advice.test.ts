import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExaminedEngine } from '../schemas/doctor.d.ts';
import { advise, automaticEngine } from './advice.ts';

const works = (name: string, onlyByName?: string): ExaminedEngine => ({
  name,
  state: 'works',
  ...(onlyByName === undefined ? {} : { onlyByName }),
  record: { id: name, numerics: '', device: '', versions: {}, flags: {} },
  matMul: { milliseconds: 1, gigaflops: 1 },
  studentStep: { milliseconds: 1, members: 1 },
});
const lacks = (name: string, state: 'unavailable' | 'failed' = 'unavailable'): ExaminedEngine => ({
  ...{ name, state, reason: 'why' },
  next: `mend ${name}`,
});

test('auto takes the first that works and needs no naming', () => {
  assert.equal(automaticEngine([lacks('cuda'), works('webgpu', 'software'), works('wasm')]), 'wasm');
  assert.equal(automaticEngine([lacks('cuda')]), undefined);
});

test('with an NVIDIA GPU the advice is about cuda, without one about tensorflow', () => {
  const bare = [lacks('cuda'), lacks('tensorflow'), works('wasm')];
  assert.match(advise(bare, true), /mend cuda/);
  assert.match(advise(bare, false), /mend tensorflow/);
  assert.match(advise([lacks('cuda', 'failed'), works('tensorflow')], true), /mend cuda/);
});

test('where the best there is works, nothing is advised', () => {
  assert.match(advise([works('cuda'), lacks('tensorflow')], true), /^Nothing/);
  assert.match(advise([lacks('cuda'), works('tensorflow')], false), /^Nothing on this machine/);
});
