import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitOnOutOfMemory } from './split-on-out-of-memory.ts';

/** A device that holds so many members at once; says what was tried. */
function device(capacity: number, message: string) {
  const tried: number[] = [];
  const train = (stack: readonly number[]): Promise<number[]> => {
    tried.push(stack.length);
    return stack.length > capacity
      ? Promise.reject(new Error(message))
      : Promise.resolve(stack.map((x) => x * 10));
  };
  return { tried, train };
}

async function outcomes(stacks: number[][], train: (stack: readonly number[]) => Promise<number[]>) {
  const all: number[] = [];
  for await (const some of splitOnOutOfMemory(stacks, train)) all.push(...some);
  return all;
}

for (const message of [
  'OOM when allocating tensor with shape[289,50,1000]',
  'RESOURCE_EXHAUSTED: failed to allocate memory',
  'Out of memory',
]) {
  test(`halves a stack on "${message}" and keeps the order`, async () => {
    const { tried, train } = device(2, message);
    assert.deepEqual(await outcomes([[1, 2, 3, 4, 5], [6]], train), [10, 20, 30, 40, 50, 60]);
    assert.deepEqual(tried, [5, 3, 2, 1, 2, 1]);
  });
}

test('passes on any other failure, and that of a single member', async () => {
  await assert.rejects(outcomes([[1, 2]], device(1, 'shapes differ').train), /shapes differ/);
  await assert.rejects(outcomes([[1, 2]], device(0, 'out of memory').train), /out of memory/);
});
