import { RandomStream } from '../../core/numerics/random-stream.ts';
import { refuseParameter } from '../../core/refuse-parameter.ts';
import { drawString, writeString, type Grammar } from './grammar.ts';
import { stringCount, stringLength, type GrammarSizes } from './grammar-sizes.ts';

/** Strings with their classes. */
export interface Samples {
  readonly count: number;
  /** Symbols of a string. */
  readonly length: number;
  /** count × length, row by row. */
  readonly symbols: Uint8Array;
  /** The class of each string. */
  readonly labels: Uint8Array;
}

/** How many strings are trained and tested on. */
export interface SplitSizes {
  readonly train: number;
  readonly test: number;
}

/** Disjoint training and test strings, and how they were drawn. */
export interface Split {
  readonly train: Samples;
  readonly test: Samples;
  /** `permuted`: parts of one permutation of all strings; `drawn`: expanded at random, repeats dropped. */
  readonly sampling: 'permuted' | 'drawn';
}

/** Grammars with more strings than this are sampled: their indices would take more than 64 MiB. */
const mostListed = 2 ** 24;
const mostTrained = 2 ** 20;
/** Chosen because the accuracy on 65,536 strings is known to 0.2 points. */
const mostTested = 2 ** 16;

/**
 * P = ⌊fraction · P_max⌋ training strings and the test strings beside them.
 * @throws Fail (exit 2) where that is no string, more than there are, or more than can be held
 */
export function splitSizes(sizes: GrammarSizes, fraction: number, testFraction: number): SplitSizes {
  const strings = stringCount(sizes);
  const there = `of ${strings} strings`;
  const train = Math.floor(fraction * strings);
  const test = Math.min(Math.floor(testFraction * strings), mostTested);
  if (train < 1) {
    refuseParameter(
      'rhm',
      'fraction',
      `${fraction} ${there}`,
      'at least one training string',
      'Raise "fraction".',
    );
  }
  if (test < 1) {
    refuseParameter(
      'rhm',
      'testFraction',
      `${testFraction} ${there}`,
      'at least one test string',
      'Raise "testFraction".',
    );
  }
  if (train > mostTrained) {
    const next = 'Lower "fraction", or choose a smaller grammar.';
    refuseParameter('rhm', 'fraction', `${train} training strings`, `at most ${mostTrained}`, next);
  }
  if (train + test > strings) {
    const found = `${train} training and ${test} test strings`;
    refuseParameter(
      'rhm',
      'fraction',
      found,
      `at most the ${strings} that there are`,
      'Lower "fraction" or "testFraction".',
    );
  }
  return { train, test };
}

/**
 * Draws the strings of a seed. The test strings come first, so that they are the same for every training set, and
 * a smaller training set is the beginning of a larger one.
 */
export function drawSplit(grammar: Grammar, seed: number, { train, test }: SplitSizes): Split {
  const stream = new RandomStream('rhm/split', seed);
  const strings = stringCount(grammar.sizes);
  const sampling = strings <= mostListed ? 'permuted' : 'drawn';
  const next = sampling === 'permuted' ? permuted(grammar, strings, stream) : drawn(grammar, stream);
  return { test: collect(grammar, test, next), train: collect(grammar, train, next), sampling };
}

/** Writes the next string and returns its class. */
type Next = (symbols: Uint8Array) => number;

/** The strings in random order, each once. */
function permuted(grammar: Grammar, strings: number, stream: RandomStream): Next {
  const order = Uint32Array.from({ length: strings }, (_, i) => i);
  let taken = 0;
  return (symbols) => {
    const j = stream.integer(taken, strings - 1);
    const index = order[j]!;
    order[j] = order[taken++]!;
    return writeString(grammar, index, symbols);
  };
}

/** Random strings, each once. */
function drawn(grammar: Grammar, stream: RandomStream): Next {
  const seen = new Set<string>();
  return (symbols) => {
    for (;;) {
      const label = drawString(grammar, stream, symbols);
      const before = seen.size;
      if (seen.add(String.fromCharCode(...symbols)).size > before) return label;
    }
  };
}

function collect({ sizes }: Grammar, count: number, next: Next): Samples {
  const length = stringLength(sizes);
  const symbols = new Uint8Array(count * length);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) labels[i] = next(symbols.subarray(i * length, (i + 1) * length));
  return { count, length, symbols, labels };
}
