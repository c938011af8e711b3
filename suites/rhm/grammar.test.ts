import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { drawGrammar, exchangeSynonym, expand, writeString, type Grammar } from './grammar.ts';
import { stringCount, stringLength } from './grammar-sizes.ts';
import { Parser } from './parse.ts';

/** Two classes, two rules each, over three symbols: written by hand. */
const byHand: Grammar = {
  sizes: { v: 3, m: 2, L: 2, s: 2, classes: 2 },
  rules: [
    // 0 → 01 | 12, 1 → 20 | 22
    Uint8Array.of(0, 1, 1, 2, 2, 0, 2, 2),
    // 0 → 00 | 11, 1 → 12 | 21, 2 → 10 | 02
    Uint8Array.of(0, 0, 1, 1, 1, 2, 2, 1, 1, 0, 0, 2),
  ],
};

/** Sizes for which there are rules, with at most a few thousand strings. */
const sizes = fc
  .record({
    v: fc.integer({ min: 2, max: 6 }),
    m: fc.integer({ min: 1, max: 3 }),
    L: fc.integer({ min: 1, max: 3 }),
    s: fc.integer({ min: 2, max: 3 }),
    classes: fc.integer({ min: 2, max: 6 }),
  })
  .filter(
    (drawn) => drawn.m * Math.max(drawn.v, drawn.classes) <= drawn.v ** drawn.s && stringCount(drawn) <= 4000,
  );

describe('a grammar written by hand', () => {
  test('has the strings that its rules derive', () => {
    // Index 5 = 1 + 2·(0 + 2·1): class 1, rule 0 of it (20), rule 1 of its last symbol (0 → 11), rule 0 of 2 (10).
    const symbols = new Uint8Array(4);
    assert.equal(writeString(byHand, 5, symbols), 1);
    assert.deepEqual([...symbols], [1, 0, 1, 1]);
    assert.equal(stringCount(byHand.sizes), 16);
  });

  test('expands part of a derivation', () => {
    const symbols = Uint8Array.of(2, 1, 0, 0);
    expand(byHand, symbols, 2, 1, () => 1);
    assert.deepEqual([...symbols], [0, 2, 2, 1]);
  });

  test('is read bottom-up to the class, and refuses what is no string', () => {
    const parser = new Parser(byHand);
    assert.deepEqual(
      parser.parse(Uint8Array.of(1, 0, 1, 1))?.map((level) => [...level]),
      [[1], [2, 0], [1, 0, 1, 1]],
    );
    // 00 and 10 are the symbols 0 and 2, but 02 is no rule of a class.
    assert.equal(parser.label(Uint8Array.of(0, 0, 1, 0)), undefined);
    assert.equal(parser.label(Uint8Array.of(2, 2, 1, 1)), undefined);
  });
});

describe('a drawn grammar', () => {
  test('at the paper’s sizes has 131,072 strings of 8 symbols', () => {
    const paper = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
    assert.equal(stringCount(paper), 131072);
    assert.equal(stringLength(paper), 8);
  });

  test('gives each symbol of a level m tuples that no other has', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (drawn, seed) => {
        const { rules } = drawGrammar(drawn, seed);
        for (const [level, symbols] of rules.entries()) {
          const count = drawn.m * (level === 0 ? drawn.classes : drawn.v);
          const tuples = Array.from({ length: count }, (_, rule) =>
            symbols.slice(rule * drawn.s, (rule + 1) * drawn.s).join(),
          );
          assert.equal(symbols.length, count * drawn.s);
          assert.equal(new Set(tuples).size, count);
          assert.ok(symbols.every((symbol) => symbol < drawn.v));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('has P_max distinct strings, equally many of each class, and their label is read from the string', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (drawn, seed) => {
        const grammar = drawGrammar(drawn, seed);
        const parser = new Parser(grammar);
        const symbols = new Uint8Array(stringLength(drawn));
        const seen = new Set<string>();
        const perClass = new Map<number, number>();
        for (let index = 0; index < stringCount(drawn); index++) {
          const label = writeString(grammar, index, symbols);
          seen.add(symbols.join());
          perClass.set(label, (perClass.get(label) ?? 0) + 1);
          assert.equal(parser.label(symbols), label);
        }
        assert.equal(seen.size, stringCount(drawn));
        const each = stringCount(drawn) / drawn.classes;
        assert.deepEqual(
          [...perClass.values()],
          Array.from({ length: drawn.classes }, () => each),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('keeps the label when a synonym is exchanged, and reaches every level', () => {
    const drawn = { v: 6, m: 3, L: 3, s: 2, classes: 5 };
    const grammar = drawGrammar(drawn, 1);
    const parser = new Parser(grammar);
    const stream = new RandomStream('test', 0);
    const symbols = new Uint8Array(stringLength(drawn));
    const changedLevels = new Set<number>();
    for (let i = 0; i < 500; i++) {
      const label = writeString(grammar, stream.integer(0, stringCount(drawn) - 1), symbols);
      const before = parser.parse(symbols)!;
      const after = parser.parse(exchangeSynonym(grammar, before, stream))!;
      assert.equal(after[0]![0], label);
      const first = after.findIndex((level, l) => level.join() !== before[l]!.join());
      if (first >= 0) changedLevels.add(first);
    }
    assert.deepEqual([...changedLevels].sort(), [1, 2, 3]);
  });

  test('is the seed’s: equal again, another for another seed', () => {
    const drawn = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
    assert.deepEqual(drawGrammar(drawn, 7), drawGrammar(drawn, 7));
    assert.notDeepEqual(drawGrammar(drawn, 7).rules, drawGrammar(drawn, 8).rules);
  });
});

describe('sizes without rules are refused', () => {
  const paper = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
  for (const [what, change, message] of [
    ['m > v^s', { m: 65 }, /rhm parameters\/m: found m = 65 .*at most the v\^s = 8\^2 = 64 tuples/],
    ['m·n_c > v^s', { classes: 17 }, /m · classes = 4 · 17 = 68 .*64 tuples.*Lower "m" or "classes"/],
    ['m·v > v^s', { m: 9, classes: 2 }, /m · v = 9 · 8 = 72 .*no two symbols share one/],
    ['more tuples than can be listed', { v: 200, s: 3 }, /v\^s = 8000000 tuples.*at most 1048576/],
    ['strings too long for an input', { L: 10, s: 4 }, /strings of s\^L = 1048576 symbols.*Lower "L"/],
  ] as const) {
    test(what, () => {
      assert.throws(() => drawGrammar({ ...paper, ...change }, 0), { name: 'Fail', exitCode: 2, message });
    });
  }

  test('but at one level the symbols below need no rules', () => {
    assert.equal(drawGrammar({ ...paper, L: 1, m: 9, classes: 2 }, 0).rules.length, 1);
  });
});
