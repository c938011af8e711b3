import type { Collected, Tensors } from './step.ts';

/** What steps collect, put together from chunks. */
export class Collection {
  readonly #steps: number;
  readonly #whole: (Float32Array | Int32Array | Uint8Array)[] = [];
  #filled = 0;

  /** @param steps how many there will be */
  constructor(steps: number) {
    this.#steps = steps;
  }

  /**
   * Adds a chunk, [steps, …] by what is collected, and disposes it. Waits for the device.
   *
   * @param steps how many it has
   */
  async add(steps: number, tensors: Tensors): Promise<void> {
    const parts = await Promise.all(tensors.map((tensor) => tensor.data()));
    for (const [index, part] of (parts as Collected).entries()) {
      const size = part.length / steps;
      this.#whole[index] ??= emptyLike(part, this.#steps * size);
      this.#whole[index].set(part, this.#filled * size);
      tensors[index]!.dispose();
    }
    this.#filled += steps;
  }

  get whole(): Collected {
    return this.#whole;
  }
}

function emptyLike(part: Collected[number], length: number): Collected[number] {
  if (part instanceof Float32Array) return new Float32Array(length);
  return part instanceof Int32Array ? new Int32Array(length) : new Uint8Array(length);
}
