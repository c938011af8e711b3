import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawGrammar } from './grammar.ts';
import { Parser } from './parse.ts';
import { drawSplit, splitSizes, type Samples } from './samples.ts';

const paper = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
const small = { v: 4, m: 2, L: 2, s: 2, classes: 4 };
/** 8 · 4^31 = 3.7·10¹⁹ strings of 32 symbols. */
const endless = { ...paper, L: 5 };

function strings({ count, length, symbols }: Samples): string[] {
  return Array.from({ length: count }, (_, i) => symbols.slice(i * length, (i + 1) * length).join());
}

function labelsAreRight(
  grammar: Parameters<typeof drawSplit>[0],
  { count, length, symbols, labels }: Samples,
) {
  const parser = new Parser(grammar);
  for (let i = 0; i < count; i++) {
    assert.equal(parser.label(symbols.subarray(i * length, (i + 1) * length)), labels[i]);
  }
}

describe('training and test strings', () => {
  test('together are all strings, each once, when nothing is left over', () => {
    const grammar = drawGrammar(small, 3);
    const { train, test: tested, sampling } = drawSplit(grammar, 3, { train: 24, test: 8 });
    assert.equal(sampling, 'permuted');
    assert.equal(new Set([...strings(train), ...strings(tested)]).size, 32);
    labelsAreRight(grammar, train);
    labelsAreRight(grammar, tested);
  });

  test('of a seed are tested on the same strings at every size, and small sets are part of large ones', () => {
    const grammar = drawGrammar(paper, 0);
    const few = drawSplit(grammar, 0, { train: 100, test: 300 });
    const many = drawSplit(grammar, 0, { train: 500, test: 300 });
    assert.deepEqual(strings(few.test), strings(many.test));
    assert.deepEqual(strings(few.train), strings(many.train).slice(0, 100));
  });

  test('are random: classes about equally often, another set for another seed', () => {
    const grammar = drawGrammar(paper, 0);
    const { train } = drawSplit(grammar, 0, { train: 8000, test: 1 });
    const perClass = Array.from({ length: 8 }, (_, c) => train.labels.filter((label) => label === c).length);
    // 1000 ± 30 each; five standard deviations.
    assert.ok(
      perClass.every((count) => Math.abs(count - 1000) < 150),
      perClass.join(),
    );
    assert.notDeepEqual(
      strings(drawSplit(grammar, 1, { train: 10, test: 1 }).train),
      strings(train).slice(0, 10),
    );
  });

  test('of a grammar with too many to list are drawn, distinct, and it says so', () => {
    const grammar = drawGrammar(endless, 0);
    const { train, test: tested, sampling } = drawSplit(grammar, 0, { train: 300, test: 200 });
    assert.equal(sampling, 'drawn');
    assert.equal(new Set([...strings(train), ...strings(tested)]).size, 500);
    labelsAreRight(grammar, train);
  });
});

describe('numbers of strings', () => {
  test('are the paper’s', () => {
    // The public code takes the whole part of 0.2 · 131,072 for testing.
    assert.deepEqual(splitSizes(paper, 0.03, 0.2), { train: 3932, test: 26214 });
    assert.deepEqual(splitSizes(paper, 10 ** -0.1, 0.2), { train: 104114, test: 26214 });
  });

  test('are capped in the test set of a huge grammar', () => {
    assert.deepEqual(splitSizes(endless, 1e-16, 0.2), { train: 3689, test: 65536 });
  });

  for (const [what, sizes, fraction, testFraction, message] of [
    [
      'no training string',
      paper,
      1e-6,
      0.2,
      /fraction: found 0.000001 of 131072 strings, expected at least one/,
    ],
    ['no test string', small, 0.5, 0.01, /testFraction: found 0.01 of 32 strings/],
    [
      'more strings than there are',
      paper,
      0.9,
      0.2,
      /117964 training and 26214 test strings.*the 131072 that/,
    ],
    ['more strings than can be held', endless, 0.1, 0.2, /training strings, expected at most 1048576/],
  ] as const) {
    test(`refuse ${what}`, () => {
      assert.throws(() => splitSizes(sizes, fraction, testFraction), { name: 'Fail', exitCode: 2, message });
    });
  }
});
