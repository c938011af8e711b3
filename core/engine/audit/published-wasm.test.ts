import assert from 'node:assert/strict';
import test from 'node:test';
import '@tensorflow/tfjs';
import { wasmEngine } from '../wasm/wasm-engine.ts';
import { auditForward, auditGradient } from './audit-operation.ts';
import { operations, type OperationName } from './operations/operations.ts';

const { tf } = await wasmEngine.openAsPublished!();

// Each of these is why a kernel of ours exists; the last one damages the backend's memory.
const defects: readonly (readonly [OperationName, 'forward' | 'gradient'])[] = [
  ['matMul broadcast', 'gradient'],
  ['matMul broadcast both ways', 'forward'],
  ['fused.matMul batched or transposed', 'forward'],
  ['maximum', 'gradient'],
  ['cumsum', 'gradient'],
  ['gather', 'gradient'],
  ['unsortedSegmentSum', 'forward'],
  ['oneHot float32', 'forward'],
  ['cast to bool', 'forward'],
  ['conv2d', 'gradient'],
  ['conv2d with strides', 'forward'],
  ['maxPool', 'gradient'],
  ['avgPool same', 'gradient'],
  ['matMul of reshaped data', 'forward'],
];

test('the audit finds no defect in the published wasm backend’s plain matMul', async () => {
  assert.equal((await auditForward(tf, 'matMul', operations.matMul)).state, 'right');
});

for (const [name, direction] of defects) {
  test(`the audit finds the defect of the published wasm backend in ${name}, ${direction}`, async () => {
    const audit = direction === 'forward' ? auditForward : auditGradient;
    assert.notEqual((await audit(tf, name, operations[name])).state, 'right');
  });
}
