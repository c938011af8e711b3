import { RandomStream } from '../../core/numerics/random-stream.ts';

/**
 * Mini-batches without end: the training set in a new random order each epoch, cut into batches; what is left at
 * the end of an epoch is a batch of its own.
 */
export class BatchOrder {
  readonly #order: Int32Array;
  readonly #batchSize: number;
  readonly #stream: RandomStream;
  #start: number;

  /** @param train positions of the training pairs in their table */
  constructor(train: Int32Array, batchSize: number, seed: number) {
    this.#order = train.slice();
    this.#batchSize = Math.min(batchSize, Math.floor(train.length / 2));
    this.#stream = new RandomStream('grokking/batches', seed);
    this.#start = train.length;
  }

  /** Positions of the next batch's pairs. Good until the next call. */
  next(): Int32Array {
    if (this.#start >= this.#order.length) {
      this.#stream.shuffle(this.#order);
      this.#start = 0;
    }
    const batch = this.#order.subarray(this.#start, this.#start + this.#batchSize);
    this.#start += this.#batchSize;
    return batch;
  }
}
