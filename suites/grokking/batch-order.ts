import { RandomStream } from '../../core/numerics/random-stream.ts';

/** Batches of one member, each as positions of pairs in their table. */
export interface Batches {
  /** How many pairs a batch has, the largest first: of an epoch's batches, and of its last one where that is smaller. */
  readonly sizes: readonly number[];
  /** The next batch. Good until the next call. */
  next(): Int32Array;
}

/**
 * Mini-batches without end: the training set in a new random order each epoch, cut into batches; what is left at
 * the end of an epoch is a batch of its own.
 */
export class BatchOrder implements Batches {
  readonly sizes: readonly number[];
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
    const left = train.length % this.#batchSize;
    this.sizes = left === 0 ? [this.#batchSize] : [this.#batchSize, left];
  }

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
