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
  readonly positions: Uint32Array;
}

/**
 * The batches of a stack: members × batch × (length · v) inputs and members × batch × classes labels. Networks of one
 * seed have the same strings, which are encoded once. The arrays are new each time, since an engine may read them
 * later than at the call that takes them.
 */
export function oneHotStack(
  sources: readonly BatchSource[],
  code: OneHotCode,
): { inputs: Float32Array; labels: Float32Array } {
  const rows = sources[0]!.positions.length;
  const inputsEach = rows * sources[0]!.strings.length * code.v;
  const labelsEach = rows * code.classes;
  const inputs = new Float32Array(sources.length * inputsEach);
  const labels = new Float32Array(sources.length * labelsEach);
  const written = new Map<Samples, number>();
  for (const [i, { strings, positions }] of sources.entries()) {
    const same = written.get(strings);
    if (same === undefined) {
      written.set(strings, i);
      writeOneHot(strings, positions, code, inputs.subarray(i * inputsEach), labels.subarray(i * labelsEach));
    } else {
      inputs.copyWithin(i * inputsEach, same * inputsEach, (same + 1) * inputsEach);
      labels.copyWithin(i * labelsEach, same * labelsEach, (same + 1) * labelsEach);
    }
  }
  return { inputs, labels };
}
