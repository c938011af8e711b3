const size = 624;
const shift = 397;

/**
 * The 32-bit Mersenne Twister mt19937 (Matsumoto and Nishimura, 1998), seeded as PyTorch's CPU generator and
 * NumPy's `RandomState(seed)` seed it.
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(size);
  #next = size;

  /** @param seed unsigned 32-bit integer */
  constructor(seed: number) {
    this.#state[0] = seed >>> 0;
    for (let i = 1; i < size; i++) {
      const previous = this.#state[i - 1]!;
      this.#state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** Next draw: an integer in [0, 2³²). */
  uint32(): number {
    if (this.#next === size) this.#refill();
    let y = this.#state[this.#next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #refill(): void {
    const state = this.#state;
    for (let i = 0; i < size; i++) {
      const mixed = (state[i]! & 0x80000000) | (state[(i + 1) % size]! & 0x7fffffff);
      state[i] = state[(i + shift) % size]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}
