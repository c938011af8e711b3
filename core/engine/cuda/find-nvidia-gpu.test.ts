import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNvidiaGpu, visibleNvidiaGpus, type DriverAnswer } from './find-nvidia-gpu.ts';

const listing = [
  '0, GPU-8f00aaaa-1, NVIDIA H100 80GB HBM3, 81559, 550.54.15',
  '1, GPU-9a00bbbb-2, NVIDIA A30, 24576, 550.54.15',
  '',
].join('\n');

const answer =
  (text: string, state: 'answered' | 'refused' = 'answered') =>
  () =>
    Promise.resolve<DriverAnswer>({ state, text });

async function chosen(visible: string | undefined): Promise<string> {
  const found = await findNvidiaGpu(visible, answer(listing));
  return found.state === 'found' ? `${found.gpu.id} ${found.gpu.name}` : found.reason;
}

test('the first device, or the first that CUDA_VISIBLE_DEVICES names, by its UUID', async () => {
  assert.equal(await chosen(undefined), 'GPU-8f00aaaa-1 NVIDIA H100 80GB HBM3');
  assert.equal(await chosen('1,0'), 'GPU-9a00bbbb-2 NVIDIA A30');
  assert.equal(await chosen('GPU-9a00'), 'GPU-9a00bbbb-2 NVIDIA A30');
  assert.match(await chosen('MIG-77'), /^MIG-77 NVIDIA H100 80GB HBM3 \(MIG-77\)$/);
});

test('all devices that are visible, in the order in which they are named', async () => {
  const ids = async (visible?: string): Promise<string[]> =>
    (await visibleNvidiaGpus(visible, answer(listing))).map(({ id }) => id);
  assert.deepEqual(await ids(), ['GPU-8f00aaaa-1', 'GPU-9a00bbbb-2']);
  assert.deepEqual(await ids('1,0'), ['GPU-9a00bbbb-2', 'GPU-8f00aaaa-1']);
  assert.deepEqual(await ids('1,GPU-none'), ['GPU-9a00bbbb-2']);
  assert.deepEqual(await visibleNvidiaGpus(undefined, answer('', 'refused')), []);
});

test('memory and driver come with it', async () => {
  const found = await findNvidiaGpu(undefined, answer(listing));
  assert.deepEqual(found.state === 'found' && [found.gpu.memoryGiB, found.gpu.driver], [80, '550.54.15']);
});

test('hidden or unknown devices are none', async () => {
  for (const visible of ['', '-1', '2', 'GPU-none']) {
    assert.match(await chosen(visible), /^no CUDA device \(CUDA_VISIBLE_DEVICES="/, visible);
  }
});

test('what nvidia-smi says instead of a list is the reason', async () => {
  const mismatch = 'Failed to initialize NVML: Driver/library version mismatch';
  for (const [ask, expected] of [
    [answer(mismatch, 'refused'), /^no CUDA device \(nvidia-smi: Failed to initialize NVML: Driver/],
    [answer('No devices were found\n'), /^no CUDA device \(nvidia-smi: No devices were found\)/],
    [() => Promise.resolve<DriverAnswer>({ state: 'not installed' }), /NVIDIA driver|nvidia-smi/],
  ] as const) {
    const found = await findNvidiaGpu(undefined, ask);
    assert.match(found.state === 'none' ? found.reason : 'found', expected);
  }
});
