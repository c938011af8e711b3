import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { contentAddress } from '../core/content-address.ts';
import { Fail } from '../core/fail.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';
import type { Figure, Spec } from '../figures/shared/figure.ts';
import type { Experiments } from '../schemas/cell-set.ts';
import { drawFigures, figuresNotDrawn } from './draw-figures.ts';

function figure(id: string, draw: Figure<Experiments>['draw']): Figure<Experiments> {
  return { id, suite: 'made', title: `Title of ${id}`, caption: `Caption of ${id}.`, draw };
}

const bars = (values: readonly number[]): Spec => ({
  data: { values: values.map((x) => ({ x })) },
  mark: 'bar',
  encoding: { x: { field: 'x', type: 'quantitative' } },
});

const good = figure('figure-good', (cells) => ({
  state: 'drawn',
  spec: bars(cells.completed('any').flatMap(() => [1, 2])),
}));
const other = figure('figure-other', () => ({ state: 'drawn', spec: bars([3]) }));
const throws = figure('figure-throws', () => {
  throw new Error('no step but 0');
});
const warns = figure('figure-warns', () => ({
  state: 'drawn',
  spec: { ...bars([1]), encoding: { theta: { field: 'x', type: 'quantitative' } } } as Spec,
}));
const lacks = figure('figure-lacks', () => ({ state: 'unavailable', reason: 'nothing is stored' }));

const results = [syntheticResult('any', { seed: 1 }, { value: 1 })];

function draw(figures: readonly Figure<Experiments>[], out: string) {
  return drawFigures(figures, { results, paper: () => null, verdicts: [], out });
}

async function inFolder(use: (out: string) => Promise<void>): Promise<void> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'figures-'));
  try {
    await use(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

test('a figure that throws or is warned of ends no other, and is listed with its reason', () =>
  inFolder(async (out) => {
    const drawn = await draw([throws, good, warns, lacks], out);
    assert.deepEqual(
      drawn.map(({ entry }) => entry.state),
      ['failed', 'drawn', 'failed', 'unavailable'],
    );
    const [first, second, third] = figuresNotDrawn(drawn);
    assert.equal(first!.reason, 'no step but 0');
    assert.match(second!.reason!, /theta/);
    assert.equal(third!.reason, 'nothing is stored');
    assert.deepEqual(
      readdirSync(path.join(out, 'figures')).filter((file) => !file.startsWith('figure-good')),
      ['SHA256SUMS', 'page'],
    );
  }));

test('each file has its hash, in the entry and in SHA256SUMS, which keeps those of figures drawn before', () =>
  inFolder(async (out) => {
    const [{ entry }] = (await draw([good], out)) as [Awaited<ReturnType<typeof draw>>[number]];
    assert.deepEqual(Object.keys(entry.digests!), entry.files);
    for (const [file, digest] of Object.entries(entry.digests!)) {
      const content = readFileSync(path.join(out, file));
      assert.equal(createHash('sha256').update(content).digest('hex'), digest);
    }
    await draw([other], out);
    const sums = readFileSync(path.join(out, 'figures', 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n');
    assert.equal(sums.length, 2 * entry.files!.length);
    assert.ok(sums.includes(`${entry.digests!['figures/figure-good.svg']!}  figure-good.svg`));
  }));

test('what is there as it was drawn is left alone; a changed, cut or missing picture is drawn again', () =>
  inFolder(async (out) => {
    const [first] = await draw([good], out);
    const svg = path.join(out, 'figures', 'figure-good.svg');
    const png = path.join(out, 'figures', 'figure-good.png');
    const page = path.join(out, 'figures', 'page', 'figure-good.svg');
    const [text, before] = [readFileSync(svg, 'utf8'), statSync(svg, { bigint: true }).mtimeNs];
    await draw([good], out);
    assert.equal(statSync(svg, { bigint: true }).mtimeNs, before);
    const damages = [
      () => writeFileSync(svg, text.replace('</svg>', '<script>alert(1)</script></svg>')),
      () => writeFileSync(svg, ''),
      () => writeFileSync(page, readFileSync(page, 'utf8').replace('</svg>', '<script/></svg>')),
      () => writeFileSync(png, readFileSync(png).subarray(0, 100)),
      () => rmSync(svg),
      () => rmSync(path.join(out, 'figures', 'SHA256SUMS')),
    ];
    for (const damage of damages) {
      damage();
      const [again] = await draw([good], out);
      assert.equal(again!.svg, first!.svg);
      assert.equal(readFileSync(svg, 'utf8'), text);
      assert.deepEqual(again!.entry, first!.entry);
    }
  }));

test('the same results give the same bytes of every file, whatever the day, with the provenance inside each', () =>
  inFolder(async (out) => {
    const other = path.join(out, 'other');
    await draw([good], out);
    await draw([good], other);
    const names = readdirSync(path.join(out, 'figures')).filter((file) => file.startsWith('figure-good'));
    assert.deepEqual(
      names,
      ['pdf', 'png', 'svg', 'txt', 'vl.json'].map((extension) => `figure-good.${extension}`),
    );
    for (const name of names) {
      const [one, again] = [out, other].map((folder) => readFileSync(path.join(folder, 'figures', name)));
      assert.ok(one!.equals(again!), name);
      assert.ok(one!.length > 0, name);
    }
    const digest = contentAddress([`${results[0]!.cell.key} ${results[0]!.digest}`]);
    for (const name of ['figure-good.vl.json', 'figure-good.svg', 'figure-good.png']) {
      const text = readFileSync(path.join(out, 'figures', name), 'utf8');
      assert.ok(text.includes(digest), name);
      assert.ok(text.includes('Caption of figure-good.'), name);
    }
    assert.match(readFileSync(path.join(out, 'figures', 'figure-good.pdf'), 'latin1'), new RegExp(digest));
    assert.equal(
      readFileSync(path.join(out, 'figures', 'figure-good.txt'), 'utf8'),
      'Caption of figure-good.\n',
    );
  }));

test('width, formats and title: a PNG at twice the width, a PDF page of it, and no title', () =>
  inFolder(async (out) => {
    const titled = figure('figure-titled', () => ({
      state: 'drawn',
      spec: { ...bars([1]), title: { text: 'Baked in', subtitle: 'One cell.' } },
    }));
    const options = { formats: ['png', 'pdf'] as const, width: 480, title: false };
    const request = { results, paper: () => null, verdicts: [], out, options };
    const [drawn] = await drawFigures([titled], request);
    const read = (extension: string) => readFileSync(path.join(out, 'figures', `figure-titled.${extension}`));
    assert.deepEqual(
      drawn!.entry.files!.map((file) => path.basename(file)),
      [
        'figure-titled.txt',
        'figure-titled.svg',
        'figure-titled.png',
        'figure-titled.pdf',
        'figure-titled.vl.json',
      ],
    );
    assert.ok(!drawn!.svg!.includes('Baked in'));
    assert.ok(Math.abs(read('png').readUInt32BE(16) - 960) <= 1);
    assert.match(read('pdf').toString('latin1'), /MediaBox \[0 0 360 /);
    assert.equal(read('txt').toString(), 'Caption of figure-titled. One cell.\n');
    // Drawn another way, what is there is not taken for it.
    const [again] = await drawFigures([titled], { ...request, options: { ...options, title: true } });
    assert.ok(again!.svg!.includes('Baked in'));
  }));

test('a folder that cannot be written is a failure of the command, not of a figure', () =>
  inFolder(async (out) => {
    writeFileSync(path.join(out, 'figures'), 'a file where the folder must be');
    await assert.rejects(draw([good], out), Fail);
  }));
