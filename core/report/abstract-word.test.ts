import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AbstractSentence } from '../../schemas/statements.d.ts';
import type { Agreement, Verdict } from '../../schemas/verdict.d.ts';
import { judgeAbstract, numbersText } from './abstract-word.ts';

const sentence: AbstractSentence = {
  id: 'one',
  heading: 'One',
  sentence: 'A is B.',
  place: 'abstract',
  figures: ['figure-1'],
  claims: ['a/one', 'a/two'],
  caveat: 'none',
};

function verdict(id: string, word: Verdict['verdict'], agreement: Agreement['word'] = 'no number') {
  return { id, verdict: word, agreement: { word: agreement, reason: '' } };
}

test('a sentence is held by all of its claims, contradicted by one, not run without any, else undecided', () => {
  const cases: [Verdict['verdict'][], string][] = [
    [['reproduced', 'reproduced'], 'held'],
    [['reproduced', 'contradicted'], 'contradicted in part'],
    [['not-run', 'contradicted'], 'contradicted'],
    [['reproduced', 'undecided'], 'undecided'],
    [['reproduced', 'not-run'], 'undecided'],
    [['not-comparable', 'not-comparable'], 'undecided'],
    [['not-run', 'not-run'], 'not run'],
    [['reproduced'], 'undecided'],
    [['not-run'], 'not run'],
    [[], 'not run'],
  ];
  for (const [words, expected] of cases) {
    const verdicts = words.map((word, i) => verdict(sentence.claims[i]!, word));
    const [judged] = judgeAbstract([sentence], [verdict('a/other', 'contradicted'), ...verdicts]);
    assert.equal(judged!.word, expected, words.join(', '));
    assert.deepEqual(judged!.verdicts, verdicts);
  }
});

test('numbers are counted by what they are to the paper’s', () => {
  const words = (...all: Agreement['word'][]): string =>
    numbersText(all.map((word) => verdict('a/one', 'reproduced', word)));
  assert.equal(words('agrees', 'agrees', 'no number'), '2 numbers agree');
  assert.equal(words('agrees', 'differs', 'differs'), '1 number agrees, 2 differ');
  assert.equal(words('differs'), '1 number differs');
  assert.equal(words('no number'), 'no number of the paper’s');
});
