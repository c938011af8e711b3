import assert from 'node:assert/strict';
import test from 'node:test';
import { openEngine } from '../open-engine.ts';
import { auditForward, auditGradient } from './audit-operation.ts';
import { normal } from './input.ts';
import type { Operation, Tensor, Tf } from './operation.ts';
import { map } from './reference/element-wise.ts';

const { tf } = await openEngine('cpu');

/** Said to be the square of each entry. */
function square(run: (tf: Tf, x: Tensor) => Tensor): Operation {
  const one = { label: '[2,3]', inputs: [normal(2, 3)], run, reference: map((x) => x * x) };
  return { gradient: true, cases: [one] };
}

async function states(run: (tf: Tf, x: Tensor) => Tensor): Promise<string[]> {
  const outcomes = [
    await auditForward(tf, 'square', square(run)),
    await auditGradient(tf, 'square', square(run)),
  ];
  return outcomes.map((outcome) =>
    outcome.state === 'right' ? 'right' : `${outcome.state}: ${outcome.finding}`,
  );
}

test('a right operation passes forward and backward', async () => {
  assert.deepEqual(await states((t, x) => t.square(x)), ['right', 'right']);
});

test('an error of 1e-4 is found, forward and in the gradient', async () => {
  const [forward, gradient] = await states((t, x) => t.mul(t.square(x), 1.0001));
  assert.match(forward!, /^wrong: off by 0\.00010 of the largest entry$/);
  assert.match(gradient!, /^wrong: off by 0\.00010 of the largest entry$/);
});

test('a gradient can be wrong where the operation is right', async () => {
  const withHalfTheGradient = tf.customGrad((x) => ({
    value: tf.square(x as Tensor),
    gradFunc: (dy) => tf.mul(dy, x as Tensor),
  }));
  const [forward, gradient] = await states((_, x) => withHalfTheGradient(x));
  assert.equal(forward, 'right');
  assert.match(gradient!, /^wrong: off by 0\.50 of/);
});

test('another shape, an entry that is not finite, and an exception are told apart', async () => {
  assert.match((await states((t, x) => t.sum(t.square(x), 0)))[0]!, /^wrong: shape \[3\], expected \[2,3\]$/);
  assert.match((await states((t, x) => t.div(t.square(x), 0)))[0]!, /^wrong: entries that are not finite$/);
  const thrown = (): never => {
    throw new Error("Kernel 'Square' not registered\nand more");
  };
  assert.equal((await states(thrown))[0], "throws: Kernel 'Square' not registered");
});

test('an audit leaves no tensors behind', async () => {
  const before = tf.memory().numTensors;
  await states((t, x) => t.square(x));
  await states((t, x) => t.mul(t.square(x), 2));
  assert.equal(tf.memory().numTensors, before);
});
