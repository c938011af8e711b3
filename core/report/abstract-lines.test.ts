import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { AbstractSentence } from '../../schemas/statements.d.ts';
import { abstractLines } from './abstract-lines.ts';
import { judgeAbstract } from './abstract-word.ts';

const sentence = (id: string, text: string): AbstractSentence => ({
  ...{ id, heading: id, sentence: text, place: 'abstract', figures: ['figure-1'], claims: [`a/${id}`] },
  caveat: 'none',
});
const judged = judgeAbstract(
  [
    sentence('one', 'Networks learn features only from balanced starts.'),
    sentence('two', 'Grokking is fast.'),
  ],
  [{ id: 'a/one', verdict: 'reproduced', agreement: { word: 'differs', reason: '' } }],
);

test('each sentence has its sign and word, and says how many numbers agree', () => {
  assert.deepEqual(abstractLines(judged, { colour: false }), [
    '✓ held     Networks learn features only from balanced starts. (1 number differs)',
    '– not run  Grokking is fast.',
  ]);
});

test('it fits forty columns, and colours change nothing but colours', () => {
  const plain = abstractLines(judged, { colour: false, columns: 40 });
  assert.equal(plain[0]!.split('\n')[1], '           from balanced starts. (1');
  for (const line of plain.join('\n').split('\n')) assert.ok(line.length <= 40, line);
  assert.deepEqual(abstractLines(judged, { colour: true, columns: 40 }).map(stripVTControlCharacters), plain);
});
