import { RandomStream } from '../../core/numerics/random-stream.ts';
import { refuseParameter } from '../../core/refuse-parameter.ts';

/** Positions in a table of pairs: each pair is in exactly one of the two. */
export interface Split {
  readonly train: Int32Array;
  readonly validation: Int32Array;
}

/**
 * Splits a table of `size` pairs at random: ⌊fraction · size⌋ to train on, the rest to validate.
 *
 * @throws Fail (exit 2) where fewer than two pairs would be left to train on, or none to validate
 */
export function drawSplit(size: number, fraction: number, seed: number): Split {
  const trained = Math.floor(fraction * size);
  if (trained < 2 || trained === size) {
    refuseParameter(
      'grokking',
      'fraction',
      `${fraction}, which gives ${trained} of ${size} pairs to the training set`,
      'at least two pairs to train on and one to validate',
      'Take a fraction nearer to one half.',
    );
  }
  const order = Int32Array.from({ length: size }, (_, pair) => pair);
  new RandomStream('grokking/split', seed).shuffle(order);
  return { train: order.subarray(0, trained), validation: order.subarray(trained) };
}
