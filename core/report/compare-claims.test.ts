import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareClaims, sideOfRun, type ComparedClaim, type ComparedSide } from './compare-claims.ts';
import { syntheticRun } from './fixtures/synthetic-run.ts';
import { parseXml } from './fixtures/parse-xml.ts';
import { comparisonPage } from './html-comparison.ts';

function claim(
  estimate: number,
  interval: [number, number],
  verdict: ComparedClaim['verdict'] = 'reproduced',
) {
  return { estimate, interval, verdict, margin: 0 };
}

function side(claims: Record<string, ComparedClaim>): ComparedSide {
  return { name: 'made', profile: 'quick', engine: 'wasm', claims: new Map(Object.entries(claims)) };
}

test('claims come by what changed most, each with its kind of change', () => {
  const here = side({
    'a/same': claim(1, [0, 2]),
    'a/within': claim(1, [0, 2]),
    'a/touching': claim(1, [0, 2]),
    'a/apart': claim(1, [0, 2]),
    'a/verdict': claim(1, [0, 2]),
    'a/here': claim(1, [0, 2]),
  });
  const there = side({
    'a/same': claim(1, [0, 2]),
    'a/within': claim(1.5, [0.5, 2.5]),
    'a/touching': claim(3, [2, 4]),
    'a/apart': claim(4, [3, 5]),
    'a/verdict': claim(-1, [-2, -0.5], 'contradicted'),
    'a/there': claim(1, [0, 2]),
  });
  assert.deepEqual(
    compareClaims(here, there).map(({ id, change }) => `${id} ${change}`),
    [
      'a/verdict verdict',
      'a/apart apart',
      'a/here only-here',
      'a/there only-there',
      'a/within within',
      'a/touching within',
      'a/same same',
    ],
  );
});

test('the page says first how many verdicts changed, and is well-formed whatever the names', () => {
  const here = sideOfRun(syntheticRun, '<script>');
  const claims = new Map(here.claims);
  const [[id, first]] = [...claims] as [[string, ComparedClaim]];
  const other = { ...here, claims: claims.set(id, { ...first, verdict: 'contradicted' as const }) };
  const text = comparisonPage(here, other, new Map([[id, 'A statement']]));
  const elements = parseXml(text);
  assert.equal(elements.find(({ name }) => name === 'h1')!.text, '1 of 8 verdicts differs');
  assert.equal(elements.filter(({ name }) => name === 'script').length, 0);
  const [row] = elements.filter(({ name, attributes }) => name === 'tr' && attributes['class'] === 'verdict');
  assert.match(row!.text, /A statement/);
  assert.match(row!.text, /✓ reproduced[\s\S]*✗ contradicted/);
  const same = comparisonPage(here, here, new Map());
  assert.match(same, /<h1>No verdict differs<\/h1>/);
});
