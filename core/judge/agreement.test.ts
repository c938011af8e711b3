import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../numerics/random-stream.ts';
import { agreementOf } from './agreement.ts';
import { seeded, syntheticClaim } from './fixtures/synthetic-claim.ts';

const paper = { value: 0.8, what: 'mean length of a jump', source: 'Fig. 0' };

test('a number inside the interval agrees, one outside differs, each with the interval', () => {
  // By hand: 0.5 ± 4.302653 · 0.1/√3 = [0.2516, 0.7484]; of a mean of three runs √2 times as wide: [0.1487, 0.8513].
  const samples = seeded(0.4, 0.5, 0.6);
  const exact = agreementOf(syntheticClaim(), samples, paper, 'quick');
  assert.equal(exact.word, 'differs');
  assert.ok(Math.abs(exact.range![0]! - 0.251586) < 1e-6);
  const ofThree = agreementOf(syntheticClaim(), samples, { ...paper, runs: 3 }, 'quick');
  assert.equal(ofThree.word, 'agrees');
  assert.ok(Math.abs(ofThree.range![1]! - (0.5 + Math.SQRT2 * 0.248414)) < 1e-5);
  assert.match(ofThree.reason, /a mean of 3 such runs would lie in \[0\.149, 0\.851\]/);
  // Read off to ± 0.06, or known to lie below it only.
  assert.equal(agreementOf(syntheticClaim(), samples, { ...paper, error: 0.06 }, 'quick').word, 'agrees');
  const bounded = { ...paper, value: '0.7 to 0.9', range: [0.7, 0.9] };
  assert.equal(agreementOf(syntheticClaim(), samples, bounded, 'quick').word, 'agrees');
});

test('a difference names the known shrinkage, and is a finding in the paper’s own protocol', () => {
  const claim = syntheticClaim({ shrunk: { quick: 'the pond is small' } });
  const samples = seeded(0.4, 0.5, 0.6);
  assert.match(agreementOf(claim, samples, paper, 'quick').reason, /likely because the pond is small\.$/);
  assert.match(agreementOf(claim, samples, paper, 'paper').reason, /which is a finding\.$/);
});

test('where there is nothing to compare there is no number', () => {
  const samples = seeded(0.4, 0.5, 0.6);
  const word = (
    ...[claim, given, number]: Parameters<typeof agreementOf> extends [
      infer C,
      infer S,
      infer P,
      ...unknown[],
    ]
      ? [C, S, P]
      : never
  ): string => agreementOf(claim, given, number, 'quick').word;
  assert.equal(word(syntheticClaim(), samples, null), 'no number');
  assert.equal(word(syntheticClaim(), seeded(0.4), paper), 'no number');
  assert.equal(word(syntheticClaim(), samples, { ...paper, value: 'far' }), 'no number');
  assert.equal(word(syntheticClaim({ test: 'worst-case' }), samples, paper), 'no number');
});

test('of numbers that are the same about one in twenty is called different', () => {
  const stream = new RandomStream('agreement', 0);
  const draw = (n: number): number[] => Array.from({ length: n }, () => stream.normal());
  let differs = 0;
  const trials = 4000;
  for (let trial = 0; trial < trials; trial++) {
    const theirs = draw(6);
    const value = theirs.reduce((sum, one) => sum + one, 0) / theirs.length;
    const { word } = agreementOf(syntheticClaim(), seeded(...draw(5)), { ...paper, value, runs: 6 }, 'quick');
    if (word === 'differs') differs += 1;
  }
  // 5 % ± three standard errors.
  assert.ok(Math.abs(differs / trials - 0.05) < 0.0104, `${differs / trials}`);
});
