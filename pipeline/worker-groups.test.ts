import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, traitsOf } from '../core/engine/engines.ts';
import type { EngineModule } from '../core/engine/engine.ts';
import { workerGroups } from './worker-groups.ts';

/** A machine with so many GPUs. */
function machineWith(gpus: number): EngineModule[] {
  const devices = Array.from({ length: gpus }, (_, i) => ({
    name: `GPU ${i}`,
    environment: { CUDA_VISIBLE_DEVICES: `GPU-${i}` },
  }));
  return engines.map((engine) =>
    engine.name === 'cuda' ? { ...engine, devices: () => Promise.resolve(devices) } : engine,
  );
}

test('a processor has a worker a core, which all take everything', async () => {
  const [group, ...others] = await workerGroups('wasm', 'a CPU', undefined, 3);
  assert.equal(others.length, 0);
  assert.equal(group!.environments.length, 3);
  assert.deepEqual(group!.takes, ['engine', 'float64']);
  assert.equal((await workerGroups('tensorflow', 'a CPU', '7', 3))[0]!.environments.length, 7);
});

test('each GPU has one worker that sees it alone, and the cores left do what is plain JavaScript', async () => {
  const [onGpus, beside] = await workerGroups('cuda', 'GPU 0', undefined, 16, machineWith(2));
  assert.deepEqual(onGpus!.environments, [
    { CUDA_VISIBLE_DEVICES: 'GPU-0' },
    { CUDA_VISIBLE_DEVICES: 'GPU-1' },
  ]);
  assert.deepEqual([onGpus!.takes, onGpus!.cut], [['engine'], 'whole']);
  assert.deepEqual([beside!.takes, beside!.environments.length], [['float64'], 14]);
});

test('more workers than GPUs share them in turns, and a core is always left', async () => {
  const [onGpus, beside] = await workerGroups('cuda', 'GPU 0', '3', 2, machineWith(2));
  assert.deepEqual(
    onGpus!.environments.map((environment) => environment['CUDA_VISIBLE_DEVICES']),
    ['GPU-0', 'GPU-1', 'GPU-0'],
  );
  assert.equal(beside!.environments.length, 1);
});

test('a GPU engine that does not list devices has one worker', async () => {
  assert.ok(traitsOf('webgpu').isGpu);
  const [onGpu] = await workerGroups('webgpu', 'an adapter', undefined, 4);
  assert.deepEqual([onGpu!.environments, onGpu!.device], [[{}], 'an adapter']);
});

test('a number of workers that cannot be is refused', async () => {
  await assert.rejects(workerGroups('wasm', 'a CPU', '0'), /--workers: found "0"/);
});
