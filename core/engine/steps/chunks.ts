/** How many steps to take in one go. Whatever it says, the steps are the same. */
export interface Chunks {
  /** @param left how many steps are left, at least one */
  next(left: number): number;
  /** Told how long a chunk took. */
  took(steps: number, durationMs: number): void;
}

/** Chosen because a chunk is then below a second even where other work slows it down. */
const targetMs = 500;

/** A first chunk shows how long a step takes. */
const firstChunk = 4;

/** Chosen because a first chunk may be slow, and because the next may have longer steps. */
const largestGrowth = 8;

/** Chunks of half a second, from a few steps on. */
export class TimedChunks implements Chunks {
  #length = firstChunk;

  next(left: number): number {
    return Math.min(left, this.#length);
  }

  took(steps: number, durationMs: number): void {
    const wanted = Math.floor((steps * targetMs) / Math.max(durationMs, 1e-3));
    this.#length = Math.max(1, Math.min(wanted, largestGrowth * this.#length));
  }
}

/** Steps in a loop whose length is compiled into it. Chosen because 256 steps outweigh the call of a program. */
const longestLoop = 256;

/** Chunks of few different lengths, for loops that have to be compiled for each. */
export class EqualChunks implements Chunks {
  #longest = longestLoop;
  readonly #timed = new Set<number>();

  next(left: number): number {
    return Math.ceil(left / Math.ceil(left / this.#longest));
  }

  took(steps: number, durationMs: number): void {
    // The first of a length compiles it.
    const isFirst = !this.#timed.has(steps);
    this.#timed.add(steps);
    if (isFirst || durationMs < 2 * targetMs) return;
    this.#longest = Math.max(1, Math.floor((steps * targetMs) / durationMs));
  }
}
