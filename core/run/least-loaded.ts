/**
 * Hands out work, each piece to whoever has least; of several with equal loads to the first. A binary heap: shards may be
 * thousands.
 */
export class LeastLoaded {
  readonly #heap: { readonly index: number; load: number }[];

  /** @param count how many there are, all without load */
  constructor(count: number) {
    this.#heap = Array.from({ length: count }, (_, index) => ({ index, load: 0 }));
  }

  /** Adds the load to whoever has least. @returns their position, from 0 */
  give(load: number): number {
    const [least] = this.#heap;
    least!.load += load;
    this.#sink();
    return least!.index;
  }

  /** Moves the first down to where no one below has less. */
  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (left < heap.length && this.#before(left, first)) first = left;
      if (right < heap.length && this.#before(right, first)) first = right;
      if (first === at) return;
      [heap[at], heap[first]] = [heap[first]!, heap[at]!];
      at = first;
    }
  }

  #before(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one]!, this.#heap[other]!];
    return a.load < b.load || (a.load === b.load && a.index < b.index);
  }
}
