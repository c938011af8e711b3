import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../core/engine/engine.ts';
import { RandomStream } from '../core/numerics/random-stream.ts';

/** 1 MiB: as large as what benchmarks allocate and free in each call, so that it comes out of the same free memory. */
const leastFloats = 2 ** 18;
/** A cache line. */
const lineFloats = 16;
/** Lines up to 1 MiB: beyond a page, by which addresses of loads and stores are first compared. */
const mostLines = 2 ** 14;

/**
 * Memory of a random size that is held beside a benchmark and changed between stops, so that what is allocated next lies
 * elsewhere. Where arrays lie to each other decides up to a quarter of a call's time (Curtsinger & Berger, "Stabilizer",
 * ASPLOS 2013); a process that kept one layout would measure that layout.
 */
export class ShiftedLayout {
  readonly #engine: Engine;
  readonly #sizes: RandomStream;
  #held: Tensor | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    // Two processes that take turns have layouts of their own.
    this.#sizes = new RandomStream('bench/layout', process.pid);
  }

  /** Lets go of what is held and holds something of another size. */
  shift(): void {
    this.#held?.dispose();
    this.#held = this.#engine.tf.zeros([leastFloats + lineFloats * this.#sizes.integer(0, mostLines)]);
  }
}
