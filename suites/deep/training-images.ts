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
    this.#order = this.chosen.slice();
    this.#at = count;
  }

  /** The next batch. An epoch's rest that does not fill a batch is left out. */
  nextBatch(size: number): Uint32Array {
    if (this.#at + size > this.#order.length) {
      this.#stream.shuffleFirst(this.#order, this.#order.length);
      this.#at = 0;
    }
    this.#at += size;
    return this.#order.slice(this.#at - size, this.#at);
  }
}
