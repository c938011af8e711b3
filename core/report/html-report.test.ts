import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { problems } from '../../schemas/validate.ts';
import { syntheticParts } from './fixtures/synthetic-figures.ts';
import { syntheticRun, syntheticVerdict } from './fixtures/synthetic-run.ts';
import { parseXml } from './fixtures/parse-xml.ts';
import { headline } from './html-headline.ts';
import { htmlReport } from './html-report.ts';

const page = htmlReport(syntheticRun, syntheticParts);
const elements = parseXml(page);

function named(name: string): typeof elements {
  return elements.filter((element) => element.name === name);
}

test('the synthetic run is a valid document, so that what is drawn is what comes', () => {
  assert.deepEqual(problems('run', syntheticRun), []);
});

test('the answer comes first: how many statements of the paper are reproduced, then which do not hold', () => {
  assert.deepEqual(
    named('h1').map(({ text }) => text),
    ['3 of 7 statements of the paper are reproduced'],
  );
  const [header] = named('header');
  assert.match(header!.text, /Beside them: 1 of 1 theorem check reproduced\./);
  assert.match(header!.text, /Does not hold 1\s*✗\s*At τ ≥ 0\.9 training is lazy for every δ: S < 0\.05\./);
  assert.ok(header!.text.indexOf('Does not hold') < header!.text.indexOf('Open 3'));
  assert.ok(header!.text.indexOf('Open 3') < header!.text.indexOf('Holds 4'));
});

test('headlines read as sentences', () => {
  const [theorem, ...others] = syntheticRun.claims;
  const good = others.filter(({ verdict }) => verdict === 'reproduced');
  const of = (claims: typeof syntheticRun.claims): string => headline({ claims, profile: 'quick' });
  assert.equal(of([theorem!, ...good.slice(0, 2)]), 'All 2 statements of the paper are reproduced');
  assert.equal(of([good[0]!]), 'The one statement of the paper is reproduced');
  assert.equal(of([theorem!]), 'Profile quick decides no statement of the paper here');
});

test('every claim has statement, estimate, margin, baseline, source, reason and raw values', () => {
  const articles = named('article');
  assert.equal(articles.length, syntheticRun.claims.length);
  syntheticRun.claims.forEach((verdict, index) => {
    const { text } = articles[index]!;
    for (const needed of [verdict.statement, verdict.reason, verdict.claim.estimand, verdict.claim.source]) {
      assert.ok(text.includes(needed), `${verdict.id} lacks "${needed}"`);
    }
    for (const { label, value } of verdict.samples) assert.ok(text.includes(`${label}${value}`));
    for (const { label, reason } of verdict.excluded) assert.ok(text.includes(`${label}: ${reason}`));
  });
  assert.match(articles[0]!.text, /Estimate2\.2 × 10−10 \[9\.7 × 10−13, 2\.2 × 10−10\]/);
  assert.match(
    articles[4]!.text,
    /Paper0\.238 S\(0,100\) at δ = 1 minus that at δ = −1 \(authors’ notebook\)/,
  );
  assert.match(
    articles[4]!.text,
    /Same number\?agrees The paper has 0\.238; a mean of 16 such runs would lie in/,
  );
  assert.match(articles[5]!.text, /Baseline0\.018 \[0\.012, 0\.018\] accepted as reproduced; now: regressed/);
});

test('figures stand in the page as drawings with captions; one that is missing says why', () => {
  const figures = named('figure');
  assert.equal(figures.length, 3);
  assert.equal(elements.filter(({ name }) => name === 'polyline').length, 2);
  assert.match(figures[0]!.text, /Figure 3: three regimes\. Kernel distance against time/);
  assert.match(figures[2]!.text, /Not drawn: profile quick stops at step 1000/);
  const pictures = elements.filter(({ attributes }) => attributes['role'] === 'img');
  assert.ok(pictures.every(({ attributes }) => attributes['aria-label'] !== ''));
});

test('how it was made: command, device, versions, and cells that went wrong', () => {
  const run = elements.find(({ attributes }) => attributes['id'] === 'run');
  for (const needed of [
    'npm run reproduce -- linear relu --profile quick --engine wasm --seeds 100..104',
    'Made-up 9000, 2 logical cores, 7.6 GiB',
    '@tensorflow/tfjs-backend-wasm 4.22.0',
    '3 min 31 s',
    'diverged1',
    'failed1',
    'damaged files set aside1',
  ]) {
    assert.ok(run!.text.includes(needed), needed);
  }
});

test('it needs nothing from elsewhere: no address, no script, and a policy that forbids both', () => {
  const links = elements.flatMap(({ attributes }) =>
    ['href', 'src', 'xlink:href', 'srcset', 'action'].flatMap((name) => attributes[name] ?? []),
  );
  assert.ok(links.length > 10);
  assert.deepEqual(
    links.filter((link) => !link.startsWith('#') && link !== 'data:,'),
    [],
  );
  assert.equal(named('script').length, 0);
  assert.doesNotMatch(page, /@import|url\((?!#)/);
  const policy = named('meta').find(
    ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
  );
  assert.match(policy!.attributes['content']!, /^default-src 'none'/);
});

test('every link leads somewhere, and no name is there twice', () => {
  const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
  assert.equal(new Set(ids).size, ids.length);
  for (const { attributes } of elements) {
    const target = attributes['href'] ?? '';
    if (target.startsWith('#')) assert.ok(ids.includes(target.slice(1)), target);
    const described = attributes['aria-labelledby'] ?? attributes['aria-describedby'];
    if (described !== undefined) assert.ok(ids.includes(described), described);
  }
});

test('headings go down one level at a time', () => {
  const levels = elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
  assert.equal(levels[0], 1);
  levels.slice(1).forEach((level, index) => {
    assert.ok(level <= levels[index]! + 1);
  });
});

test('hostile text stays text, and the page well-formed', () => {
  const pieces = ['<', '>', '&', '"', "'", ']]>', '<!--', '</style>', '<script>', '\u0000', '\ud800', '‖'];
  const unit = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...pieces));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (hostile) => {
      const run = {
        ...syntheticRun,
        device: { ...syntheticRun.device, cpu: hostile },
        claims: [syntheticVerdict(hostile)],
        figures: [
          { id: 'figure-3', suite: 'linear', title: hostile, state: 'unavailable' as const, reason: hostile },
        ],
      };
      const suites = [{ id: 'linear', title: hostile, source: hostile, note: hostile }];
      const names = parseXml(htmlReport(run, { ...syntheticParts, suites })).map(({ name }) => name);
      assert.equal(names.includes('script'), false);
      assert.equal(names.filter((name) => name === 'style').length, 1);
    }),
    { numRuns: 60 },
  );
});
