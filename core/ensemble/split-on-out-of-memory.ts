/** What TensorFlow, WebGPU and WebAssembly say when a device's memory is used up. */
const exhausted = /resource.?exhausted|out of memory|\boom\b|failed to allocate|cannot allocate/i;

/**
 * Trains stacks one after another. A stack for which the device's memory does not suffice is trained as two halves,
 * and so on down to single members; any other failure, or that of a single member, is passed on.
 *
 * @param train gives the outcomes of a stack, in its order, and frees what it took when it fails
 * @returns the outcomes of all stacks, in order, as they were trained
 */
export async function* splitOnOutOfMemory<Member, Outcome>(
  stacks: readonly (readonly Member[])[],
  train: (stack: readonly Member[]) => Promise<readonly Outcome[]>,
): AsyncGenerator<readonly Outcome[]> {
  for (const stack of stacks) {
    let outcomes: readonly Outcome[];
    try {
      outcomes = await train(stack);
    } catch (error) {
      if (stack.length < 2 || !exhausted.test((error as Error).message)) throw error;
      const half = Math.ceil(stack.length / 2);
      yield* splitOnOutOfMemory([stack.slice(0, half), stack.slice(half)], train);
      continue;
    }
    yield outcomes;
  }
}
