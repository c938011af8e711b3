import { RandomStream } from '../../core/numerics/random-stream.ts';
import type { ModularTable } from './modular-table.ts';

/** On what a tangent kernel is taken. */
export interface KernelProbes {
  /** Positions in the table. */
  readonly pairs: Int32Array;
  /** Directions in the space of logits, each p + 2 numbers. */
  readonly directions: readonly Float32Array[];
}

const pairCount = 32;
const directionCount = 8;

/**
 * Draws 32 pairs of the table, trained on or not, and 8 directions: normal over the results, with their mean taken off,
 * since the loss does not see what is common to all logits, and 0 for the two signs, which are never right.
 */
export function drawProbes({ prime, x }: ModularTable, seed: number): KernelProbes {
  const pairs = Int32Array.from(x, (_, pair) => pair);
  new RandomStream('grokking/kernel-pairs', seed).shuffle(pairs);
  const stream = new RandomStream('grokking/kernel-directions', seed);
  const directions = Array.from({ length: directionCount }, () => {
    const drawn = Array.from({ length: prime }, () => stream.normal());
    const mean = drawn.reduce((sum, value) => sum + value, 0) / prime;
    return Float32Array.from([...drawn.map((value) => value - mean), 0, 0]);
  });
  return { pairs: pairs.slice(0, pairCount), directions };
}
