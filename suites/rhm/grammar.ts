import { RandomStream } from '../../core/numerics/random-stream.ts';
import { derivationLength, needsRules, stringLength, type GrammarSizes } from './grammar-sizes.ts';

/** The rules of one Random Hierarchy Model. */
export interface Grammar {
  readonly sizes: GrammarSizes;
  /**
   * By level, from the classes down: rule j of symbol i is the s symbols from (i·m + j)·s on. Level 0 has n_c symbols,
   * the others v.
   */
  readonly rules: readonly Uint8Array[];
}

/**
 * Draws the rules of every level: of all tuples of s symbols, in random order, the first m belong to symbol 0, the
 * next m to symbol 1, and so on, so that no two symbols of a level share one.
 *
 * @throws Fail (exit 2) for sizes that allow no rules
 */
export function drawGrammar(sizes: GrammarSizes, seed: number): Grammar {
  needsRules(sizes);
  const { v, m, L, s, classes } = sizes;
  const stream = new RandomStream('rhm/rules', seed);
  const rules = Array.from({ length: L }, (_, level) => {
    const needed = m * (level === 0 ? classes : v);
    const tuples = Uint32Array.from({ length: v ** s }, (_, code) => code);
    const drawn = new Uint8Array(needed * s);
    for (let i = 0; i < needed; i++) {
      const j = stream.integer(i, tuples.length - 1);
      const code = tuples[j]!;
      tuples[j] = tuples[i]!;
      for (let k = 0; k < s; k++) drawn[i * s + k] = Math.floor(code / v ** k) % v;
    }
    return drawn;
  });
  return { sizes, rules };
}

/**
 * Expands symbols of a level down to the visible symbols, in place.
 *
 * @param symbols `count` symbols of the level at the front; room for count · s^(L − level)
 * @param choose which of its m rules a symbol takes, from 0; asked level by level, the last symbol of a level first
 */
export function expand(
  { sizes: { m, s, L }, rules }: Grammar,
  symbols: Uint8Array,
  count: number,
  level: number,
  choose: () => number,
): void {
  let length = count;
  for (let below = level; below < L; below++) {
    const rulesHere = rules[below]!;
    // Backwards, so that a symbol is read before its place is taken.
    for (let i = length - 1; i >= 0; i--) {
      const rule = (symbols[i]! * m + choose()) * s;
      for (let k = 0; k < s; k++) symbols[i * s + k] = rulesHere[rule + k]!;
    }
    length *= s;
  }
}

/**
 * Writes the string of an index into `symbols` (length s^L) and returns its class. The P_max indices from 0 on are
 * the strings: the class is the index modulo n_c, the rest of it spells the rules that are chosen, in base m.
 */
export function writeString(grammar: Grammar, index: number, symbols: Uint8Array): number {
  const { classes, m } = grammar.sizes;
  const label = index % classes;
  let rest = Math.floor(index / classes);
  symbols[0] = label;
  expand(grammar, symbols, 1, 0, () => {
    const choice = rest % m;
    rest = Math.floor(rest / m);
    return choice;
  });
  return label;
}

/** Writes a string drawn by expanding a random class at random, and returns the class. */
export function drawString(grammar: Grammar, stream: RandomStream, symbols: Uint8Array): number {
  const { classes, m } = grammar.sizes;
  const label = stream.integer(0, classes - 1);
  symbols[0] = label;
  expand(grammar, symbols, 1, 0, () => stream.integer(0, m - 1));
  return label;
}

/**
 * Exchanges a synonym: one symbol of a derivation, at a random level and place, is derived anew at random, and with it
 * all that stands below it.
 *
 * @param derivation the levels of a string's derivation as {@link parse} gives them, the visible symbols last
 * @returns the new string, length s^L
 */
export function exchangeSynonym(
  grammar: Grammar,
  derivation: readonly Uint8Array[],
  stream: RandomStream,
): Uint8Array {
  const { sizes } = grammar;
  const { s, m } = sizes;
  let place = stream.integer(0, derivationLength(sizes) - 1);
  let level = 0;
  while (place >= s ** level) place -= s ** level++;
  const string = derivation.at(-1)!.slice();
  const below = stringLength(sizes) / s ** level;
  const part = new Uint8Array(below);
  part[0] = derivation[level]![place]!;
  expand(grammar, part, 1, level, () => stream.integer(0, m - 1));
  string.set(part, place * below);
  return string;
}
