/**
 * Shares out the wall time of cells that are trained side by side, so that the shares add up to the time that passed.
 * A cell's steps over its share are steps of one network per second, however many it was trained with and whenever
 * they left.
 */
export class SharedTime {
  readonly #now: () => number;
  readonly #shares: number[];
  #since: number;

  /**
   * Starts the clock.
   * @param members how many cells there are
   */
  constructor(members: number, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#shares = Array.from({ length: members }, () => 0);
    this.#since = now();
  }

  /**
   * Gives the time since the last call (the start, at first) to some members, by their positions.
   *
   * @param members at least one
   * @param weights what each had of it, in any unit; left out, or where their sum is 0: equal parts
   */
  passed(members: readonly number[], weights: readonly number[] = []): void {
    const now = this.#now();
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [i, member] of members.entries()) {
      const part = all > 0 ? (weights[i] ?? 0) / all : 1 / members.length;
      this.#shares[member]! += part * (now - this.#since);
    }
    this.#since = now;
  }

  /** Milliseconds that a member has been given. */
  of(member: number): number {
    return this.#shares[member]!;
  }
}
