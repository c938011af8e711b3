/**
 * Members of an ensemble that is trained, what came of each, and which are still in it. A member that is settled leaves at
 * a {@link release}; that changes neither the order nor anything else of those that stay.
 */
export class Roster<Member, Outcome> {
  readonly members: readonly Member[];
  #left: readonly Member[];
  readonly #outcomes = new Map<Member, Outcome>();
  /** Outcomes handed out by {@link takeOutcomes}. */
  #taken = 0;

  /** @param members each another object */
  constructor(members: readonly Member[]) {
    this.members = members;
    this.#left = members;
  }

  /** Those still in the ensemble, in its order. */
  get left(): readonly Member[] {
    return this.#left;
  }

  /** How many outcomes are still to be taken. */
  get waiting(): number {
    return this.members.length - this.#taken;
  }

  /** The member whose outcome is taken next. */
  get next(): Member | undefined {
    return this.members[this.#taken];
  }

  /** Whether it has its outcome; it may still be in the ensemble. */
  isSettled(member: Member): boolean {
    return this.#outcomes.has(member);
  }

  settle(member: Member, outcome: Outcome): void {
    this.#outcomes.set(member, outcome);
  }

  /**
   * Lets those leave that are settled.
   *
   * @param keep called where some leave and some stay, with the positions of those that stay among those that were left
   * @param share none leaves where more than this share would stay, as where a smaller ensemble is dear to make
   */
  release(keep: (positions: readonly number[]) => void, share = 1): void {
    const staying = this.#left.flatMap((member, i) => (this.isSettled(member) ? [] : [i]));
    if (staying.length > share * this.#left.length) return;
    if (staying.length > 0 && staying.length < this.#left.length) keep(staying);
    this.#left = staying.map((i) => this.#left[i]!);
  }

  /** Outcomes in the members' order, each once, as far as none before it is missing. */
  *takeOutcomes(): Generator<Outcome> {
    for (;;) {
      const { next } = this;
      if (next === undefined || !this.#outcomes.has(next)) return;
      this.#taken++;
      yield this.#outcomes.get(next)!;
    }
  }
}
