import assert from 'node:assert/strict';
import type { Engine } from '../engine.ts';
import { auditForward, auditGradient } from './audit-operation.ts';
import type { OperationCase } from './operation.ts';

/** For tests: every case is right on an engine, gradients too where asked, and leaves no tensor nor data behind. */
export async function expectRight(
  { tf }: Pick<Engine, 'tf'>,
  cases: readonly OperationCase[],
  gradient: 'and gradient' | 'forward only',
): Promise<void> {
  const operation = { cases, gradient: gradient === 'and gradient' };
  const before = { tensors: tf.memory().numTensors, data: tf.backend().numDataIds() };
  assert.deepEqual(await auditForward(tf, 'random', operation), { state: 'right' });
  if (operation.gradient) {
    assert.deepEqual(await auditGradient(tf, 'random', operation), { state: 'right' });
  }
  assert.deepEqual({ tensors: tf.memory().numTensors, data: tf.backend().numDataIds() }, before);
}
