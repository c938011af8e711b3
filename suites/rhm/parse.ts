import type { Grammar } from './grammar.ts';

/**
 * Reads strings bottom-up: which symbol has a rule for each tuple, level by level. It knows nothing of how a string
 * was made, so that it shows the label to be a function of the string.
 */
export class Parser {
  readonly #grammar: Grammar;
  /** By level, from the classes down: the symbol that has a tuple (in base v, first symbol lowest) among its rules. */
  readonly #symbolOf: readonly Map<number, number>[];

  constructor(grammar: Grammar) {
    const { m, s } = grammar.sizes;
    this.#grammar = grammar;
    this.#symbolOf = grammar.rules.map((rules) => {
      const symbols = new Map<number, number>();
      for (let rule = 0; rule * s < rules.length; rule++) {
        symbols.set(this.#code(rules, rule * s), Math.floor(rule / m));
      }
      return symbols;
    });
  }

  /**
   * The levels of a string's derivation: its class alone, then s symbols, s², …, the string itself. Undefined for
   * what is no string of the grammar.
   */
  parse(string: Uint8Array): Uint8Array[] | undefined {
    const { s } = this.#grammar.sizes;
    const levels = [string];
    for (const symbolOf of [...this.#symbolOf].reverse()) {
      const below = levels[0]!;
      const above = new Uint8Array(below.length / s);
      for (let i = 0; i < above.length; i++) {
        const symbol = symbolOf.get(this.#code(below, i * s));
        if (symbol === undefined) return undefined;
        above[i] = symbol;
      }
      levels.unshift(above);
    }
    return levels;
  }

  /** The class of a string, or undefined. */
  label(string: Uint8Array): number | undefined {
    return this.parse(string)?.[0]![0];
  }

  #code(symbols: Uint8Array, start: number): number {
    const { v, s } = this.#grammar.sizes;
    let code = 0;
    for (let k = s - 1; k >= 0; k--) code = code * v + symbols[start + k]!;
    return code;
  }
}
