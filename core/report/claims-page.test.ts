import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Statements } from '../../schemas/statements.d.ts';
import { claimsPage, type ListedClaim } from './claims-page.ts';

const claim: Claim = {
  ...{ id: 'made/rises', suite: 'made', kind: 'paper', statement: 'It rises.', estimand: 'a slope' },
  ...{ unit: 'nats', direction: 'above', margin: 0, test: 'median', source: 'Fig. 1', profiles: ['quick'] },
};

const listed: ListedClaim = {
  claim,
  accepted: {
    ...{ verdict: 'reproduced', estimate: 1, interval: [0.5, 1.5], margin: 0 },
    samples: [0.9, 1, 1.1].map((value, i) => ({ label: String(i), value })),
  },
  inPaperProfile: undefined,
  paper: { value: 5, what: 'the slope', source: 'Fig. 1', runs: 3 },
};

function page(statements: Statements['sections'][number]['statements'], claims: readonly ListedClaim[]) {
  return claimsPage(new Map([['made', claims]]), {
    source: 'A paper',
    sections: [{ title: 'All', statements }],
  });
}

test('a claim is listed with its accepted number, and whether that agrees with the paper’s', () => {
  const text = page([], [listed]);
  assert.match(
    text,
    /\| made\/rises \| statement of the paper \| It rises\. .* ✓ reproduced: 1 .*0\.5, 1\.5.* \| 5: differs \|/,
  );
  assert.match(text, /^- 1 × statement of the paper: 1 reproduced$/m);
  const near = { ...listed, paper: { value: 1.02, what: 'the slope', source: 'Fig. 1', runs: 3 } };
  assert.match(page([], [near]), /1\.02: agrees/);
});

test('a claim that the quick profile does not decide is not run', () => {
  assert.match(
    page([], [{ claim, accepted: undefined, inPaperProfile: undefined, paper: null }]),
    /\| – not run \| – \|/,
  );
});

test('what profile paper alone decides stands with its name, and both stand beside the number of the paper', () => {
  const { accepted, paper } = listed;
  const inPaperProfile = {
    ...accepted!,
    estimate: 5,
    interval: [4.5, 5.5],
    samples: [
      { label: '0', value: 4.9 },
      { label: '1', value: 5.1 },
    ],
  } as typeof accepted;
  const both = page([], [{ claim, accepted, inPaperProfile, paper }]);
  assert.match(
    both,
    /\| made\/rises \| a slope \(nats\) \| 1 .*0\.5, 1\.5.*: differs \| 5 .*4\.5, 5\.5.*: agrees \| 5 \| the reason is not known \|/,
  );
  const alone = page([], [{ claim, accepted: undefined, inPaperProfile, paper: null }]);
  assert.match(alone, /✓ reproduced: 5 .* \(profile paper\) \|/);
  assert.match(alone, /statement of the paper: 1 reproduced/);
});

test('beside a number that differs stands why, and numbers of other quantities stand apart', () => {
  const shrunk = { ...claim, shrunk: { quick: 'it is small' } };
  const related = { value: 0.25, what: 'its height', source: 'Fig. 2' };
  const text = page([], [{ ...listed, claim: shrunk, related }]);
  assert.match(text, /: differs \| – \| 5 \| likely because it is small \|/);
  assert.match(text, /\| made\/rises \| its height \| 0\.25 \| Fig\. 2 \|/);
  // Nothing differs: nothing to explain, and no other quantity.
  const near = page([], [{ ...listed, claim: shrunk, paper: { ...listed.paper!, value: 1 } }]);
  assert.match(near, /: agrees \| – \| 1 \| – \|/);
  assert.doesNotMatch(near, /its height/);
});

test('a statement has its claims with their verdicts, or the reason why it has none', () => {
  const text = page(
    [
      { says: 'Up.', place: 'Fig. 1', claims: ['made/rises'] },
      { says: 'Down.', place: 'Fig. 2', reason: 'Not measured.' },
    ],
    [listed],
  );
  assert.match(text, /\| Up\. \| Fig\. 1 \| ✓ made\/rises \|/);
  assert.match(text, /\| Down\. \| Fig\. 2 \| Not measured\. \|/);
});

test('a statement without either, and one with an unknown claim, are refused by name', () => {
  assert.throws(() => page([{ says: 'Up.', place: 'Fig. 1' }], [listed]), /"Up\.": found neither/);
  assert.throws(
    () => page([{ says: 'Up.', place: 'Fig. 1', claims: ['made/falls'] }], [listed]),
    /found the claim made\/falls, expected a claim of some suite/,
  );
});
