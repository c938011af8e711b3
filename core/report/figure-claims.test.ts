import assert from 'node:assert/strict';
import test from 'node:test';
import { syntheticVerdict } from './fixtures/synthetic-run.ts';
import { isAbout, judgedText } from './figure-claims.ts';

test('a claim is about the figures that its source names, and about those of ours that list it', () => {
  const about = (source: string, id: string, claims?: string[]) =>
    isAbout(
      { id: 'relu/one', suite: 'relu', claim: { source } },
      { id, suite: 'relu', ...(claims && { claims }) },
    );
  assert.ok(about('§6, Figs. 6d, 12', 'figure-6d-curves'));
  assert.ok(about('§6, Figs. 6d and 12', 'figure-12'));
  assert.ok(about('Fig. 4', 'figure-4b'));
  assert.ok(!about('Fig. 4b', 'figure-4a'));
  assert.ok(!about('Fig. 1', 'figure-10'));
  assert.ok(about('§4', 'figure-ours', ['relu/one']));
  assert.ok(!about('Fig. 1b', 'figure-1b', ['relu/other']));
  assert.ok(
    !isAbout({ id: 'a', suite: 'deep', claim: { source: 'Fig. 3' } }, { id: 'figure-3', suite: 'linear' }),
  );
});

test('a caption has estimate, interval, replicates, margin and verdict of each claim that has a number', () => {
  const { claim, ...rest } = syntheticVerdict('x');
  const samples = [0.3, 0.4, 0.5].map((value, seed) => ({ label: String(seed), value }));
  const judged = {
    ...{ ...rest, id: 'relu/faster', suite: 'relu', samples, margin: 0.1, estimate: 0.4 },
    ...{ interval: [0.2, 0.6], verdict: 'reproduced' as const },
    claim: { ...claim, direction: 'above' as const, test: 'median' as const },
  };
  const ranged = { ...judged, id: 'relu/worst', claim: { ...judged.claim, test: 'worst-case' as const } };
  const unknown = { ...judged, id: 'relu/unknown', estimate: null, interval: null };
  assert.equal(
    judgedText([judged, ranged, unknown]),
    'Claims, each with its estimate, 95 % interval or (range), and number of replicates n: ' +
      'faster reproduced, 0.4 [0.2, 0.6], n = 3, claimed > 0.1; ' +
      'worst reproduced, 0.4 (0.2 … 0.6), n = 3, claimed > 0.1.',
  );
  assert.equal(judgedText([unknown]), '');
});
