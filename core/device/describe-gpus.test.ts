import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SmiAnswer } from './ask-nvidia-smi.ts';
import { describeGpus } from './describe-gpus.ts';
import { migProfiles } from './mig-profiles.ts';

/** Lines as `nvidia-smi -L` writes them; a container's tool leaves the indentation out. */
const listing = [
  'GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-11111111-2222-3333-4444-555555555555)',
  '  MIG 3g.20gb     Device  0: (UUID: MIG-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee)',
  '  MIG 1g.5gb+me   Device  1: (UUID: MIG-ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee)',
  'GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-22222222-2222-3333-4444-555555555555)',
  'MIG 7g.40gb     Device  0: (UUID: MIG-00000000-bbbb-cccc-dddd-eeeeeeeeeeee)',
  '',
].join('\n');

const none = () => Promise.resolve([]);

function smi(answer: SmiAnswer, list?: SmiAnswer) {
  return (parameters: readonly string[]) => Promise.resolve(parameters[0] === '-L' ? list : answer);
}

test('model, memory, power cap, MIG and driver of each GPU', async () => {
  const text = 'NVIDIA H100 80GB HBM3, GPU-8f00aaaa-1, 81559, 700.00, Disabled, 550.54.15\n';
  assert.deepEqual(await describeGpus(smi({ ok: true, text }), none), {
    gpus: [{ model: 'NVIDIA H100 80GB HBM3', memoryMiB: 81559, powerLimitW: 700, mig: 'disabled' }],
    ids: ['GPU-8f00aaaa-1'],
    driver: '550.54.15',
  });
});

test('instances of a partitioned GPU', async () => {
  const row = (id: string) => `NVIDIA A100-SXM4-40GB, ${id}, 40960, 400.00, Enabled, 525.105.17`;
  const text = `${row('GPU-1')}\n${row('GPU-2')}\n`;
  const { gpus } = await describeGpus(smi({ ok: true, text }, { ok: true, text: listing }), none);
  assert.deepEqual(
    gpus.map(({ mig }) => mig),
    ['enabled 3g.20gb 1g.5gb+me', 'enabled 7g.40gb'],
  );
  const unlisted = await describeGpus(smi({ ok: true, text }), none);
  assert.deepEqual(
    unlisted.gpus.map(({ mig }) => mig),
    ['enabled', 'enabled'],
  );
});

test('fields that are missing are left out', async () => {
  const text = 'NVIDIA GeForce GTX 1080, [N/A], 8192, [N/A], [N/A], 470.42.01\n';
  const found = await describeGpus(smi({ ok: true, text }), none);
  assert.deepEqual(found, {
    gpus: [{ model: 'NVIDIA GeForce GTX 1080', memoryMiB: 8192 }],
    ids: [],
    driver: '470.42.01',
  });
});

test('without NVIDIA’s driver: what the system lists, or nothing', async () => {
  const others = () => Promise.resolve([{ model: 'Radeon' }]);
  assert.deepEqual(await describeGpus(smi(undefined), others), { gpus: [{ model: 'Radeon' }], ids: [] });
  assert.deepEqual(await describeGpus(smi(undefined), none), { gpus: [], ids: [] });
});

test('the inquiry of this machine never throws', async () => {
  const { gpus } = await describeGpus();
  for (const { model } of gpus) assert.notEqual(model, '');
});

test('MIG profiles by GPU', () => {
  assert.deepEqual(
    [...migProfiles(listing)],
    [
      [0, ['3g.20gb', '1g.5gb+me']],
      [1, ['7g.40gb']],
    ],
  );
  assert.deepEqual([...migProfiles('')], []);
});
