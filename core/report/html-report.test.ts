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

test('the answer comes first: what is contradicted or open before what holds, statements of the paper alone', () => {
  assert.deepEqual(
    named('h1').map(({ text }) => text),
    ['1 of 7 statements of the paper is contradicted, 3 open, 3 reproduced'],
  );
  const [header] = named('header');
  assert.match(header!.text, /Not counted here: 1 of 1 theorem check reproduced\./);
  assert.match(header!.text, /Contradicted✗At τ ≥ 0\.9 training is lazy for every δ: S < 0\.05\./);
  assert.ok(header!.text.indexOf('Contradicted✗') < header!.text.indexOf('Open?'));
});

test('headlines read as sentences', () => {
  const [theorem, ...others] = syntheticRun.claims;
  const having = (word: string) => others.filter(({ verdict }) => verdict === word);
  const good = having('reproduced');
  const of = (claims: typeof syntheticRun.claims): string => headline({ claims, profile: 'quick' });
  assert.equal(of([theorem!, ...good.slice(0, 2)]), 'All 2 statements of the paper are reproduced');
  assert.equal(of([good[0]!]), 'The one statement of the paper is reproduced');
  assert.equal(of([theorem!]), 'Profile quick decides no statement of the paper here');
  assert.equal(
    of([good[0]!, having('undecided')[0]!]),
    '1 of 2 statements of the paper is open, 1 reproduced',
  );
  assert.equal(of(having('contradicted')), '1 of 1 statements of the paper is contradicted');
});

test('each sentence of the abstract has its quotation, verdict, numbers, caveat and what was shrunk', () => {
  const upstream = elements.find(({ attributes }) => attributes['id'] === 'upstream')!.text;
  for (const needed of [
    'Contradicted in part',
    '“Unbalanced is faster.”',
    'Contradicted: “At τ ≥ 0.9 training is lazy for every δ: S < 0.05”. 1 of the 2 claims that decide it holds.',
    '1 of their numbers agrees with the paper’s.',
    'At equal loss there is less in it.',
    'Shown by upstream-neurons-align-with-teacher',
    '5 × 5 of the paper’s 17 × 17 grid',
    'Fig. 1b.',
  ])
    assert.ok(upstream.includes(needed), needed);
  const rows = upstream.slice(upstream.indexOf('holds when'));
  assert.ok(rows.indexOf('training is lazy') < rows.indexOf('further upstream'), 'what fails comes first');
});

test('every claim has statement, estimate, margin, baseline, source, reason and raw values, once', () => {
  const articles = named('article');
  assert.equal(articles.length, syntheticRun.claims.length);
  const article = (id: string): string =>
    articles.find(({ attributes }) => attributes['id'] === `claim-${id.replace('/', '-')}`)!.text;
  for (const verdict of syntheticRun.claims) {
    const text = article(verdict.id);
    const { claim, statement, reason } = verdict;
    for (const needed of [statement, claim.estimand, claim.source]) {
      assert.ok(text.includes(needed), `${verdict.id} lacks "${needed}"`);
    }
    if (!/\de-\d/.test(reason)) assert.ok(text.includes(reason), reason);
    for (const { label, reason: why } of verdict.excluded) assert.ok(text.includes(`${label}: ${why}`));
  }
  const exact = article('linear/exact-equals-numeric-solution');
  assert.match(exact, /Estimate2\.2 × 10−10 \[9\.7 × 10−13, 2\.2 × 10−10\]/);
  assert.match(exact, /seed 1003\.1 × 10−12/);
  const grows = article('relu/kernel-distance-grows-with-delta');
  assert.match(grows, /Paper0\.238 S\(0,100\) at δ = 1 minus that at δ = −1 \(authors’ notebook\)/);
  assert.match(grows, /Same number\?agrees The paper has 0\.238; a mean of 16 such runs would lie in/);
  assert.match(grows, /Only thisnpm run reproduce -- relu --where tau=0\.1 10 cells, trained in 25 s/);
  assert.match(grows, /FiguresFig\. 1b/);
  const lazy = article('relu/lazy-at-large-scale');
  assert.match(lazy, /Baseline0\.018 \[0\.012, 0\.018\] accepted as reproduced; now: regressed/);
});

test('a suite that decides no sentence of the paper comes after the paper’s and is not counted', () => {
  const [theorem] = syntheticRun.claims;
  const id = 'other/claim';
  const foreign = { ...theorem!, id, suite: 'other', claim: { ...theorem!.claim, id, suite: 'other' } };
  const run = { ...syntheticRun, suites: ['other', 'linear'], claims: [foreign, theorem!] };
  const suites = [{ id: 'other', title: 'Other', source: 'Elsewhere', note: 'n' }, ...syntheticParts.suites];
  const text = htmlReport(run, { ...syntheticParts, suites });
  assert.ok(text.indexOf('id="suite-other"') > text.indexOf('id="control"'));
  assert.match(text, /1 of 1 theorem check reproduced\.<\/p>/);
});

test('figures stand in the page as drawings with captions; one that is missing says why', () => {
  const figures = named('figure');
  assert.equal(figures.length, 3);
  assert.equal(elements.filter(({ name }) => name === 'polyline').length, 2);
  assert.match(figures[0]!.text, /Figure 3: three regimes\. Kernel distance against time/);
  assert.match(figures[2]!.text, /Not drawn: profile quick stops at step 1000/);
  assert.match(figures[1]!.text, /kernel-distance-grows-with-delta/, 'figures lead to their claims');
  const pictures = elements.filter(({ attributes }) => attributes['role'] === 'img');
  assert.ok(pictures.every(({ attributes }) => attributes['aria-label'] !== ''));
});

test('a figure leads to its own files beside the page, and to nothing else that a document names', () => {
  const files = [
    ...['svg', 'png', 'pdf', 'vl.json', 'txt'].map((extension) => `figures/figure-3.${extension}`),
    ...['figures/page/figure-3.svg', '../figure-3.svg', 'javascript:alert(1)', 'figures/figure-1b.svg'],
  ];
  const [first, ...others] = syntheticRun.figures;
  const hostile = { ...others[0]!, id: 'figure-"x', files: ['figures/figure-"x.svg'] };
  const text = htmlReport(
    { ...syntheticRun, figures: [{ ...first!, id: 'figure-3', files }, hostile] },
    syntheticParts,
  );
  const links = [...text.matchAll(/<a href="([^"]*)" download="([^"]*)"/g)].map(([, href]) => href);
  assert.deepEqual(links, files.slice(0, 5));
});

test('how it was made: command, device, versions, and cells that went wrong', () => {
  const run = elements.find(({ attributes }) => attributes['id'] === 'run');
  for (const needed of [
    'git checkout 0123456789abcdef0123456789abcdef01234567',
    'npm run reproduce -- linear relu --profile quick --engine wasm --seeds 100..104',
    'commit 0123456789abcdef0123456789abcdef01234567',
    'written 2026-01-02 03:04 UTC',
    'took 1 h 2 min',
    'relu: 2 cells, 3 s, 1 diverged or failed',
    'diverged: loss is NaN',
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

test('it loads nothing: links lead within the page or to the paper, and a policy forbids the rest', () => {
  const links = elements.flatMap(({ attributes }) =>
    ['href', 'src', 'xlink:href', 'srcset', 'action'].flatMap((name) => attributes[name] ?? []),
  );
  assert.ok(links.length > 10);
  assert.deepEqual(
    links.filter((link) => !/^(#.*|data:,|https:\/\/arxiv\.org\/abs\/2406\.06158)$/.test(link)),
    [],
  );
  assert.equal(named('script').length, 0);
  assert.doesNotMatch(page, /@import|url\((?!#)/);
  const policy = named('meta').find(
    ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
  );
  assert.match(
    policy!.attributes['content']!,
    /^default-src 'none'; script-src 'none'; .*form-action 'none'; base-uri 'none'$/,
  );
});

test('a script is the one that the policy names by its hash, and nothing else runs', () => {
  const script = 'document.title = "x";';
  const text = htmlReport(syntheticRun, { ...syntheticParts, script });
  // printf 'document.title = "x";' | openssl dgst -sha256 -binary | base64
  assert.match(text, /script-src &#39;sha256-SMvsNDpfnjuHfEuQmiwN5xVKOubsOJP6wvxn2UhM8x8=&#39;;/);
  assert.ok(text.includes(`<script>${script}</script>`));
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
