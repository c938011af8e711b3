import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
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

const good = figure('figure-good', () => ({ state: 'drawn', spec: bars([1, 2]) }));
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
  return drawFigures(figures, results, () => null, out);
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
      ['SHA256SUMS'],
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
    const [text, before] = [readFileSync(svg, 'utf8'), statSync(svg, { bigint: true }).mtimeNs];
    await draw([good], out);
    assert.equal(statSync(svg, { bigint: true }).mtimeNs, before);
    const damages = [
      () => writeFileSync(svg, text.replace('</svg>', '<script>alert(1)</script></svg>')),
      () => writeFileSync(svg, ''),
      () => writeFileSync(png, readFileSync(png).subarray(0, 100)),
      () => rmSync(svg),
      () => rmSync(path.join(out, 'figures', 'SHA256SUMS')),
    ];
    for (const damage of damages) {
      damage();
      const [again] = await draw([good], out);
      assert.equal(again!.svg, text);
      assert.equal(readFileSync(svg, 'utf8'), text);
      assert.deepEqual(again!.entry, first!.entry);
    }
  }));

test('a folder that cannot be written is a failure of the command, not of a figure', () =>
  inFolder(async (out) => {
    writeFileSync(path.join(out, 'figures'), 'a file where the folder must be');
    await assert.rejects(draw([good], out), Fail);
  }));
