import type { Architecture } from './architecture.ts';

/** Chosen because it is 10 steps of the quick profile, long enough for a loop, and little memory. */
const mostBytes = 2 ** 25;

/** Steps whose images lie in memory at once: as many as fit, one at least. */
export function stepsInMemory({ first }: Architecture, batchSize: number): number {
  const { foldedSide, foldedChannels } = first;
  const bytes = batchSize * foldedSide ** 2 * foldedChannels * Float32Array.BYTES_PER_ELEMENT;
  return Math.max(1, Math.floor(mostBytes / bytes));
}
