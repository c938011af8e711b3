import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AbstractSentence } from '../../schemas/statements.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { syntheticVerdict } from './fixtures/synthetic-run.ts';
import { headingAgreement, headingVerdicts } from './heading-verdict.ts';

const heading: AbstractSentence = {
  ...{ id: 'one', heading: 'One', sentence: 'A is B.', place: 'abstract', figures: ['figure-1'] },
  ...{ claims: ['a/one', 'a/two'], beside: ['a/three'], limitedBy: ['a/two', 'a/four'], caveat: 'None.' },
};

function verdict(
  id: string,
  word: Verdict['verdict'],
  agreement: 'agrees' | 'differs' | 'no number',
): Verdict {
  const reason = 'made up';
  return { ...syntheticVerdict(`${id}.`), id, verdict: word, agreement: { word: agreement, reason } };
}

test('what does not hold is said first, in the sentence and in the order of the claims', () => {
  const claims = [verdict('a/one', 'reproduced', 'agrees'), verdict('a/two', 'contradicted', 'differs')];
  const [judged] = headingVerdicts([heading], claims);
  assert.equal(judged!.label, 'Contradicted in part');
  assert.equal(judged!.sentence, 'Contradicted: “a/two”. 1 of the 2 claims that decide it holds.');
  assert.deepEqual(
    judged!.deciding.map(({ id }) => id),
    ['a/two', 'a/one'],
  );
  assert.equal(headingAgreement(judged!), '1 of their numbers differs from the paper’s, 1 agrees.');
});

test('claims beside it and those that limit it are told once and decide nothing', () => {
  const claims = [
    verdict('a/one', 'reproduced', 'agrees'),
    verdict('a/two', 'reproduced', 'no number'),
    verdict('a/three', 'contradicted', 'differs'),
    verdict('a/four', 'contradicted', 'no number'),
  ];
  const [judged] = headingVerdicts([heading], claims);
  assert.equal(judged!.label, 'Holds');
  assert.equal(judged!.sentence, 'All 2 claims that decide it hold.');
  assert.equal(headingAgreement(judged!), '1 of their numbers agrees with the paper’s.');
  assert.deepEqual(
    judged!.beside.map(({ id }) => id),
    ['a/four', 'a/three'],
  );
});

test('a claim that the run lacks leaves the sentence undecided; one without any is left out', () => {
  const [judged] = headingVerdicts([heading], [verdict('a/one', 'reproduced', 'no number')]);
  assert.equal(judged!.label, 'Undecided');
  assert.equal(
    judged!.sentence,
    '1 of the 2 claims that decide it is open. 1 of the 2 claims that decide it holds.',
  );
  assert.deepEqual(headingVerdicts([heading], [verdict('b/one', 'reproduced', 'no number')]), []);
});
