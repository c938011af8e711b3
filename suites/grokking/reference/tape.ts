/** A number that remembers what it was computed from. */
export interface Variable {
  readonly value: number;
  /** d(output)/d(this), once {@link Tape.differentiate} has run. */
  slope: number;
}

interface Entry extends Variable {
  readonly from: readonly Entry[];
  /** d(this)/d(from), one entry each. */
  readonly partials: readonly number[];
}

/**
 * Reverse differentiation of plain float64 arithmetic, one number at a time: slow, and as plain as can be. It
 * is the independent reference for hand-written gradients.
 */
export class Tape {
  readonly #entries: Entry[] = [];

  /** A number to differentiate by, or a constant. */
  variable(value: number): Variable {
    return this.#record(value, [], []);
  }

  add(...terms: readonly Variable[]): Variable {
    const sum = terms.reduce((total, term) => total + term.value, 0);
    return this.#record(
      sum,
      terms,
      terms.map(() => 1),
    );
  }

  subtract(x: Variable, y: Variable): Variable {
    return this.#record(x.value - y.value, [x, y], [1, -1]);
  }

  multiply(x: Variable, y: Variable): Variable {
    return this.#record(x.value * y.value, [x, y], [y.value, x.value]);
  }

  divide(x: Variable, y: Variable): Variable {
    return this.#record(x.value / y.value, [x, y], [1 / y.value, -x.value / y.value ** 2]);
  }

  /** x times a number that is not differentiated by. */
  scale(x: Variable, factor: number): Variable {
    return this.#record(x.value * factor, [x], [factor]);
  }

  exp(x: Variable): Variable {
    const value = Math.exp(x.value);
    return this.#record(value, [x], [value]);
  }

  log(x: Variable): Variable {
    return this.#record(Math.log(x.value), [x], [1 / x.value]);
  }

  sqrt(x: Variable): Variable {
    const value = Math.sqrt(x.value);
    return this.#record(value, [x], [0.5 / value]);
  }

  relu(x: Variable): Variable {
    return this.#record(Math.max(0, x.value), [x], [x.value > 0 ? 1 : 0]);
  }

  /** Σ x_i y_i. */
  dot(x: readonly Variable[], y: readonly Variable[]): Variable {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i]!.value * y[i]!.value;
    return this.#record(sum, [...x, ...y], [...y.map(({ value }) => value), ...x.map(({ value }) => value)]);
  }

  /** Fills the slopes of everything that `output` was computed from. */
  differentiate(output: Variable): void {
    for (const entry of this.#entries) entry.slope = 0;
    output.slope = 1;
    for (const entry of this.#entries.toReversed()) {
      if (entry.slope === 0) continue;
      for (const [i, source] of entry.from.entries()) source.slope += entry.slope * entry.partials[i]!;
    }
  }

  #record(value: number, from: readonly Variable[], partials: readonly number[]): Variable {
    const entry: Entry = { value, slope: 0, from: from as readonly Entry[], partials };
    this.#entries.push(entry);
    return entry;
  }
}
