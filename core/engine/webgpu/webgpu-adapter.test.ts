import assert from 'node:assert/strict';
import test from 'node:test';
import { adapterName, isSoftware } from './webgpu-adapter.ts';

const swiftShader = {
  vendor: 'google',
  architecture: 'swiftshader',
  device: 'swiftshader-device-subzero-',
  description: 'SwiftShader driver 5.0.0',
  isFallbackAdapter: true,
};
const gpu = {
  vendor: 'nvidia',
  architecture: 'hopper',
  device: '',
  description: 'NVIDIA: 570.1',
  isFallbackAdapter: false,
};

test('an adapter on the CPU is told by its flag or by its name', () => {
  assert.equal(isSoftware(swiftShader), true);
  assert.equal(isSoftware({ ...swiftShader, isFallbackAdapter: false }), true);
  assert.equal(isSoftware({ ...gpu, isFallbackAdapter: true }), true);
  assert.equal(isSoftware({ ...gpu, vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6)' }), true);
  assert.equal(isSoftware({ ...gpu, description: 'Microsoft Basic Render Driver' }), true);
  assert.equal(isSoftware(gpu), false);
});

test('and its name says so', () => {
  assert.match(adapterName(swiftShader), /SwiftShader driver 5\.0\.0.*in software on the CPU, no GPU$/);
  assert.equal(adapterName(gpu), 'NVIDIA: 570.1 (nvidia hopper), WebGPU');
  assert.equal(adapterName({ ...gpu, description: '' }), 'nvidia hopper, WebGPU');
});
