/** What starting a process and its engine takes, before that is known. */
const usualStart = 3;
const leastSeconds = 2;
/** With fewer processes than this nothing can be said about their spread: they are run however long that takes. */
const fewestRounds = 3;

export interface Rounds {
  /** Processes of each side. */
  readonly rounds: number;
  readonly sides: number;
  /** For all of them. */
  readonly seconds: number;
}

/**
 * Shares out the time of a run among its processes: a round at a time, so that the sides of one round have the same, and
 * less for later rounds where earlier ones took longer than they were given. A machine too busy for all the rounds in
 * time gets fewer.
 */
export class TurnBudget {
  readonly #all: Rounds;
  #spent = 0;
  #round = 0;
  /** Of the last round: what its processes took beyond what they were given for measuring, on average. */
  #overhead = usualStart;
  #given = 0;

  constructor(all: Rounds) {
    this.#all = all;
  }

  /** Seconds that each process of the next round is given for measuring. */
  next(): number {
    const turns = (this.#all.rounds - this.#round) * this.#all.sides;
    const each = (this.#all.seconds - this.#spent) / Math.max(1, turns);
    this.#given = Math.max(leastSeconds, each - this.#overhead);
    return this.#given;
  }

  /** Tells what the processes of a round took, in seconds. */
  took(seconds: readonly number[]): void {
    const sum = seconds.reduce((total, each) => total + each, 0);
    this.#overhead = sum / seconds.length - this.#given;
    this.#spent += sum;
    this.#round++;
  }

  /** Whether another round is due: all are not done, and there is time for most of it or there are too few yet. */
  get goesOn(): boolean {
    if (this.#round >= this.#all.rounds) return false;
    if (this.#round < Math.min(fewestRounds, this.#all.rounds)) return true;
    const least = this.#all.sides * (leastSeconds + this.#overhead);
    return this.#spent + least / 2 <= this.#all.seconds;
  }
}
