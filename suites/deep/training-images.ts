import { RandomStream } from '../../core/numerics/random-stream.ts';

/** Which images a seed trains on, and in which order; it depends on nothing but the seed and the two numbers. */
export class TrainingImages {
  /** Their indices among all, in the order drawn. */
  readonly chosen: Uint32Array;
  readonly #stream: RandomStream;
  readonly #order: Uint32Array;
  #at: number;

  /**
   * @param available images that there are
   * @param count images trained on, at most those
   */
  constructor(seed: number, available: number, count: number) {
    this.#stream = new RandomStream('deep/images', seed);
    const all = Uint32Array.from({ length: available }, (_, i) => i);
    this.#stream.shuffleFirst(all, count);
    this.chosen = all.slice(0, count);
    this.#order = Uint32Array.from({ length: count }, (_, i) => i);
    this.#at = count;
  }

  /**
   * The next batches, one after another, by positions among {@link chosen}. An epoch's rest that does not fill a batch is
   * left out.
   *
   * @param size images to a batch
   */
  nextBatches(count: number, size: number): Int32Array {
    const positions = new Int32Array(count * size);
    for (let batch = 0; batch < count; batch++, this.#at += size) {
      if (this.#at + size > this.#order.length) {
        this.#stream.shuffleFirst(this.#order, this.#order.length);
        this.#at = 0;
      }
      positions.set(this.#order.subarray(this.#at, this.#at + size), batch * size);
    }
    return positions;
  }
}
