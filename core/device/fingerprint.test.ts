import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineRecord } from '../../schemas/device.d.ts';
import { problems } from '../../schemas/validate.ts';
import { fingerprintHere, fingerprintOf, type FoundMachine } from './fingerprint.ts';

const machine: FoundMachine = {
  platform: 'linux-x64',
  memoryGiB: 128,
  cpu: { model: 'made CPU', logicalCores: 16 },
  gpus: {
    gpus: [{ model: 'H100', powerLimitW: 700, mig: 'disabled' }],
    ids: ['GPU-8f00aaaa'],
    driver: '550',
  },
  surroundings: { date: '2026-01-01T00:00:00.000Z', node: 'v20.0.0', host: 'one' },
};

const cuda: EngineRecord = {
  id: 'cuda',
  numerics: 'cuda-float32',
  device: 'NVIDIA H100 (MIG-77aa-1) (80 GiB)',
  versions: { tensorflow: '2.21', cudnn: '9' },
  flags: { CUDA_VISIBLE_DEVICES: 'GPU-8f00aaaa', TF_DETERMINISTIC_OPS: '1' },
};

const wasm: EngineRecord = { ...cuda, id: 'wasm', device: 'made CPU', flags: { simd: true } };

const hash = (changes: Partial<FoundMachine>, engine = cuda) =>
  fingerprintOf({ ...machine, ...changes }, engine, engine.id === cuda.id).hash;

test('two machines of one kind have one fingerprint, whatever their names and serial numbers', () => {
  const twin = {
    gpus: { ...machine.gpus, ids: ['GPU-9a00bbbb'] },
    surroundings: { ...machine.surroundings, host: 'two', node: 'v24.0.0', date: '2027-01-01T00:00:00.000Z' },
  };
  const other = {
    ...cuda,
    device: 'NVIDIA H100 (MIG-78bb-2) (80 GiB)',
    flags: { ...cuda.flags, CUDA_VISIBLE_DEVICES: 'GPU-9a00bbbb' },
  };
  assert.equal(hash(twin, other), hash({}));
  assert.equal(fingerprintOf(machine, cuda, true).comparability.engine.device, 'NVIDIA H100 (80 GiB)');
});

test('what changes timings changes it: power cap, MIG, count, driver, processor, memory, versions, flags', () => {
  const [gpu] = machine.gpus.gpus;
  const hashes = [
    hash({}),
    hash({ gpus: { ...machine.gpus, gpus: [{ ...gpu!, powerLimitW: 350 }] } }),
    hash({ gpus: { ...machine.gpus, gpus: [{ ...gpu!, mig: 'enabled 1g.10gb' }] } }),
    hash({ gpus: { ...machine.gpus, gpus: [gpu!, gpu!] } }),
    hash({ gpus: { ...machine.gpus, driver: '560' } }),
    hash({ cpu: { ...machine.cpu, simd: ['avx2'] } }),
    hash({ memoryGiB: 64 }),
    hash({}, { ...cuda, versions: { ...cuda.versions, cudnn: '10' } }),
    hash({}, { ...cuda, flags: { ...cuda.flags, TF_DETERMINISTIC_OPS: '0' } }),
    hash({}, { ...cuda, numerics: 'cuda-tf32' }),
  ];
  assert.equal(new Set(hashes).size, hashes.length);
});

test('a GPU that the engine does not use is information only', () => {
  const without = { gpus: { gpus: [], ids: [] } };
  assert.equal(hash({}, wasm), hash(without, wasm));
  assert.notEqual(hash({}), hash(without));
  assert.deepEqual(fingerprintOf(machine, wasm, false).informational.gpus, machine.gpus.gpus);
});

test('this machine has a valid one, the same twice', async () => {
  const [one, two] = await Promise.all([
    fingerprintHere(wasm, false, new Date(0)),
    fingerprintHere(wasm, false, new Date(1)),
  ]);
  assert.deepEqual(problems('fingerprint', one), []);
  assert.equal(one.hash, two.hash);
  assert.equal(one.informational.date, '1970-01-01T00:00:00.000Z');
});
