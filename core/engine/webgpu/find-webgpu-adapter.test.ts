import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { findWebGpuAdapter } from './find-webgpu-adapter.ts';

const noDevice =
  process.platform === 'linux' && !['/dev/dri', '/dev/nvidia0', '/dev/dxg'].some((file) => existsSync(file));

test(
  'without a device there is none, and without Dawn being started',
  { skip: !noDevice && 'a graphics device' },
  async () => {
    for (const name of ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES']) process.env[name] = '';
    const start = performance.now();
    const found = await findWebGpuAdapter();
    assert.equal(found.state, 'none');
    assert.match(found.reason, /no graphics device|not installed/);
    assert.ok(performance.now() - start < 100);
  },
);

test(
  'a driver that cannot be loaded is a reason, not a crash',
  { skip: process.platform !== 'linux' && 'Vulkan only' },
  async () => {
    process.env['VK_DRIVER_FILES'] = process.env['VK_ICD_FILENAMES'] = '/nonexistent.json';
    const found = await findWebGpuAdapter();
    assert.equal(found.state, 'none');
    assert.match(found.reason, /no adapter|does not start|not installed/);
  },
);
