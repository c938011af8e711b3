import { RandomStream } from '../../core/numerics/random-stream.ts';
import type { Samples } from './samples.ts';

/** The order in which a seed's training strings come, epoch after epoch; it depends on nothing but seed and P. */
export class Epochs {
  readonly #stream: RandomStream;
  readonly #order: Uint32Array;

  constructor(seed: number, samples: number) {
    this.#stream = new RandomStream('rhm/batches', seed);
    this.#order = Uint32Array.from({ length: samples }, (_, i) => i);
  }

  /** Shuffles, and gives the positions of the strings in this epoch's order. Overwritten by the next call. */
  next(): Uint32Array {
    this.#stream.shuffle(this.#order);
    return this.#order;
  }
}

/** How strings become inputs: symbol c at place i is entry i·v + c. */
export interface OneHotCode {
  readonly v: number;
  readonly classes: number;
  /** What stands for 1 in an input. */
  readonly entry: number;
}

/**
 * Writes strings as one-hot rows, and their classes as one-hot rows.
 *
 * @param positions which strings
 * @param inputs positions × (length · v), zero before
 * @param labels positions × classes, zero before
 */
export function writeOneHot(
  { length, symbols, labels: classOf }: Samples,
  positions: Uint32Array,
  { v, classes, entry }: OneHotCode,
  inputs: Float32Array,
  labels: Float32Array,
): void {
  for (const [row, position] of positions.entries()) {
    for (let i = 0; i < length; i++) {
      inputs[(row * length + i) * v + symbols[position * length + i]!] = entry;
    }
    labels[row * classes + classOf[position]!] = 1;
  }
}

/** One batch of one network of a stack. */
export interface BatchSource {
  readonly strings: Samples;
  /** Which strings. */
  readonly positions: Uint32Array;
}
