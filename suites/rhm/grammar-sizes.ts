import { refuseParameter } from '../../core/refuse-parameter.ts';

/** Sizes of a Random Hierarchy Model, by the letters of its paper. */
export interface GrammarSizes {
  /** Symbols at each level. */
  readonly v: number;
  /** Rules of each symbol. */
  readonly m: number;
  /** Levels of rules. */
  readonly L: number;
  /** Symbols that a rule gives. */
  readonly s: number;
  /** n_c: symbols at the root. */
  readonly classes: number;
}

/** Tuples of s symbols of which the rules of a level are drawn: chosen so that they take a few MB. */
const mostTuples = 2 ** 20;
/** Symbols of a string: longer ones make inputs of which a batch no longer fits a cache. */
const longestString = 4096;

/** Symbols of a string: s^L. */
export function stringLength({ s, L }: GrammarSizes): number {
  return s ** L;
}

/** Rules that derive a string: 1 + s + … + s^(L−1). */
export function derivationLength({ s, L }: GrammarSizes): number {
  return Array.from({ length: L }, (_, level) => s ** level).reduce((sum, nodes) => sum + nodes, 0);
}

/** P_max = n_c · m^((s^L − 1)/(s − 1)), the number of strings; Infinity where it exceeds a double. */
export function stringCount(sizes: GrammarSizes): number {
  return sizes.classes * sizes.m ** derivationLength(sizes);
}

/**
 * Refuses sizes for which there are no rules: each of the n_c classes, and on the levels below each of the v symbols,
 * needs m tuples of s symbols of its own.
 *
 * @throws Fail (exit 2)
 */
export function needsRules(sizes: GrammarSizes): void {
  const { v, m, L, s, classes } = sizes;
  const tuples = v ** s;
  const thereAre = `the v^s = ${v}^${s} = ${tuples} tuples of ${s} symbols that there are`;
  if (m > tuples)
    refuseParameter(
      'rhm',
      'm',
      `m = ${m} rules of a symbol`,
      `at most ${thereAre}`,
      'Lower "m" or raise "v".',
    );
  if (m * classes > tuples) {
    const found = `m · classes = ${m} · ${classes} = ${m * classes} rules of the classes`;
    refuseParameter(
      'rhm',
      'm',
      found,
      `at most ${thereAre}, since no two classes share one`,
      'Lower "m" or "classes".',
    );
  }
  if (L > 1 && m * v > tuples) {
    const found = `m · v = ${m} · ${v} = ${m * v} rules of a level's symbols`;
    refuseParameter(
      'rhm',
      'm',
      found,
      `at most ${thereAre}, since no two symbols share one`,
      'Lower "m" or raise "v".',
    );
  }
  if (tuples > mostTuples) {
    refuseParameter(
      'rhm',
      'v',
      `v^s = ${tuples} tuples`,
      `at most ${mostTuples}, which are listed`,
      'Lower "v" or "s".',
    );
  }
  if (stringLength(sizes) > longestString) {
    const found = `strings of s^L = ${stringLength(sizes)} symbols`;
    refuseParameter('rhm', 'L', found, `at most ${longestString}`, 'Lower "L" or "s".');
  }
}
