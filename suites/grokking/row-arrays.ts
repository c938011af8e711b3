import type { ModularTable } from './modular-table.ts';

/**
 * Rows that stand for pairs (see `BatchRows`), to be filled in member by member. An array is new each time, since an
 * engine may read it later than at the call that it is given to.
 */
export class RowArrays {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly answers: Int32Array;
  readonly #table: ModularTable;

  /** @param length how many pairs they are for; rows that are never filled in are 0 */
  constructor(table: ModularTable, length: number) {
    this.#table = table;
    this.left = new Int32Array(length);
    this.right = new Int32Array(length);
    this.answers = new Int32Array(length);
  }

  /**
   * @param positions of pairs in the table
   * @param at where the first of them goes
   */
  fill(positions: Int32Array, at: number): void {
    const { x, y, result, prime } = this.#table;
    for (const [i, position] of positions.entries()) {
      this.left[at + i] = x[position]!;
      this.right[at + i] = prime + y[position]!;
      this.answers[at + i] = result[position]!;
    }
  }
}
