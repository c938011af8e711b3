/** With fewer rounds than this nothing can be said about the spread of processes: they are run however long that takes. */
const fewestRounds = 3;
/** Nothing can be measured in less. */
const leastSeconds = 2;

export interface Rounds {
  /** Processes of each side. */
  readonly rounds: number;
  readonly sides: number;
  /** For all of them. */
  readonly seconds: number;
}

/**
 * Shares out the time of a run among its processes: a round at a time, less for later rounds where earlier ones took
 * longer than they were given. A machine too busy for all the rounds in time gets fewer.
 */
export class TurnBudget {
  readonly #all: Rounds;
  #spent = 0;
  #round = 0;
  /** Of the last round. */
  #took = 0;

  constructor(all: Rounds) {
    this.#all = all;
  }

  /** Seconds for each process of the next round, its start included. */
  next(): number {
    const turns = (this.#all.rounds - this.#round) * this.#all.sides;
    return Math.max(leastSeconds, (this.#all.seconds - this.#spent) / Math.max(1, turns));
  }

  /** Tells what the processes of a round took together, in seconds. */
  took(seconds: number): void {
    this.#took = seconds;
    this.#spent += seconds;
    this.#round++;
  }

  /** Whether another round is due: all are not done, and there is time for most of it or there are too few yet. */
  get goesOn(): boolean {
    if (this.#round >= this.#all.rounds) return false;
    if (this.#round < Math.min(fewestRounds, this.#all.rounds)) return true;
    return this.#spent + this.#took / 2 <= this.#all.seconds;
  }
}
