import assert from 'node:assert/strict';
import test from 'node:test';
import { Fail } from '../../fail.ts';
import type { EngineAudit } from './outcome.ts';
import { refuseDefects } from './refuse-defects.ts';

const audit: EngineAudit = {
  engine: 'webgpu',
  device: 'a GPU',
  versions: {},
  outcomes: {
    matMul: { state: 'right' },
    sin: { state: 'wrong', case: '[7]', finding: 'off by 0.1 of the largest entry' },
    'gradient of gather': { state: 'throws', case: '[5,3] at [4]', finding: 'Kernel not registered' },
  },
};

test('an engine is refused by name for what failed, with exit code 2', () => {
  assert.throws(
    () => refuseDefects('webgpu', 'grokking/grid', ['matMul', 'sin', 'gradient of gather'], audit),
    (error: unknown) =>
      error instanceof Fail &&
      error.exitCode === 2 &&
      error.message.startsWith(
        '--engine webgpu: grokking/grid: found by its audit: sin is wrong: [7]: off by 0.1',
      ) &&
      error.message.includes('gradient of gather throws: [5,3] at [4]: Kernel not registered'),
  );
});

test('what passed, and what was never audited, is not refused', () => {
  refuseDefects('webgpu', 'relu/grid', ['matMul'], audit);
  refuseDefects('webgpu', 'relu/grid', ['cos'], audit);
  refuseDefects('cuda', 'relu/grid', ['sin'], undefined);
});

test('without an audit given, the stored one of the engine decides', () => {
  refuseDefects('wasm', 'relu/grid', ['matMul', 'gradient of conv2d', 'gradient of gather']);
  assert.throws(() => refuseDefects('cpu', 'x', ['matMul broadcast both ways']), /is wrong/);
});
