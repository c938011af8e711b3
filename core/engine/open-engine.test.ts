import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineModule, EngineName, Probe } from './engine.ts';
import { traitsOf } from './engines.ts';
import { engines } from './engines.ts';
import { chooseEngine, engineNamed } from './open-engine.ts';

const available: Probe = { state: 'available', device: 'a device' };
const missing: Probe = { state: 'unavailable', reason: 'not set up', next: 'Set it up.' };

function made(name: EngineName, probed: Probe, asked: EngineName[] = []): EngineModule {
  return {
    name,
    traits: traitsOf(name),
    probe: () => {
      asked.push(name);
      return Promise.resolve(probed);
    },
    open: () => Promise.reject(new Error('not to be opened')),
  };
}

test('auto takes the first that works and says why it passed the faster ones over', async () => {
  const asked: EngineName[] = [];
  const choice = await chooseEngine('auto', [
    made('cuda', missing, asked),
    made('webgpu', { ...available, onlyByName: 'it is software' }, asked),
    made('wasm', available, asked),
    made('cpu', available, asked),
  ]);
  assert.equal(choice.name, 'wasm');
  assert.equal(choice.device, 'a device');
  assert.deepEqual(choice.passedOver, [
    { name: 'cuda', reason: 'not set up', next: 'Set it up.' },
    {
      name: 'webgpu',
      reason: 'it is software',
      next: 'Run with "--engine webgpu" to use it all the same.',
    },
  ]);
  assert.deepEqual(asked, ['cuda', 'webgpu', 'wasm']);
});

test('an engine by name is that engine or an error, never another one', async () => {
  const candidates = [made('cuda', missing), made('wasm', available)];
  assert.equal((await chooseEngine('wasm', candidates)).name, 'wasm');
  await assert.rejects(chooseEngine('cuda', candidates), {
    exitCode: 2,
    message: /--engine cuda: found not set up, expected a machine that can run cuda\. Set it up\./,
  });
});

test('where nothing works the fastest one’s next step is told', async () => {
  await assert.rejects(chooseEngine('auto', [made('cuda', missing)]), /found not set up.*Set it up/);
});

test('a name is checked without asking the machine', () => {
  const asked: EngineName[] = [];
  assert.equal(engineNamed('cuda', [made('cuda', missing, asked)]), 'cuda');
  assert.equal(engineNamed('auto', []), 'auto');
  assert.throws(() => engineNamed('tpu', [made('cuda', missing)]), /found "tpu", expected one of auto, cuda/);
  assert.deepEqual(asked, []);
});

test('every engine is listed once, fastest first', () => {
  assert.deepEqual(
    engines.map(({ name }) => name),
    ['cuda', 'tensorflow', 'webgpu', 'wasm', 'cpu'],
  );
});
