import assert from 'node:assert/strict';
import test from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import type { TopLevelSpec } from 'vega-lite';
import { renderPng, renderSvg } from './render-figure.ts';
import { pictureFonts } from './text-width.ts';

/** A chart with a clip path and a gradient, whose names Vega counts up. */
const clipped: TopLevelSpec = {
  data: {
    values: [
      { x: 1, y: -2, c: 0 },
      { x: 3, y: 4, c: 1 },
    ],
  },
  mark: { type: 'point', clip: true },
  encoding: {
    x: { field: 'x', type: 'quantitative', title: 'δ − β₀' },
    y: { field: 'y', type: 'quantitative' },
    color: { field: 'c', type: 'quantitative' },
  },
};

test('the same specification gives the same bytes, whatever was drawn in between', async () => {
  const first = await renderSvg('one', clipped);
  const [again, other] = await Promise.all([renderSvg('one', clipped), renderSvg('two', clipped)]);
  assert.equal(again, first);
  assert.equal(other, first.replaceAll('one-', 'two-'));
  assert.match(first, /clip-path="url\(#one-\d\)"/);
  assert.doesNotMatch(first, /#clip\d|#gradient_/);
});

test('titles keep their minus signs, Greek letters and subscripts', async () => {
  const svg = await renderSvg('one', clipped);
  assert.match(svg, />δ − β₀</);
  assert.match(svg, />−2</);
});

test('a warning of Vega-Lite is an error that names the figure', async () => {
  const spec = {
    ...clipped,
    encoding: { ...clipped.encoding, theta: { field: 'x', type: 'quantitative' } },
  } as TopLevelSpec;
  await assert.rejects(renderSvg('figure-0', spec), /^Error: figure-0: .*theta/);
});

test('an empty domain, of which Vega warns only while drawing, is an error', async () => {
  const spec: TopLevelSpec = {
    data: { values: [{ x: null }] },
    mark: 'point',
    encoding: { x: { field: 'x', type: 'quantitative', scale: { type: 'log' } } },
  };
  await assert.rejects(renderSvg('figure-0', spec), /figure-0/);
});

test('nothing is loaded', async () => {
  const spec: TopLevelSpec = {
    data: { url: 'package.json' },
    mark: 'point',
    encoding: { x: { field: 'version', type: 'nominal' } },
  };
  await assert.rejects(renderSvg('figure-0', spec), /figure-0/);
});

test('a PNG has twice the size of its SVG and shows its text', async () => {
  const svg = await renderSvg('one', clipped);
  const [width, height] = [/width="(\d+)/, /height="(\d+)/].map((size) => Number(size.exec(svg)![1]));
  const png = await renderPng(svg);
  assert.equal(png.readUInt32BE(16), 2 * width!);
  assert.equal(png.readUInt32BE(20), 2 * height!);
  const bare = await renderPng(svg.replace(/<text[^]*?<\/text>/g, ''));
  assert.ok(png.length > bare.length + 500, 'text adds pixels');
});

test('the width of a drawing leaves room for its titles by the font’s own measure', async () => {
  const spec: TopLevelSpec = { ...clipped, title: { text: 'm'.repeat(60), anchor: 'start' }, padding: 0 };
  const svg = await renderSvg('wide', spec);
  const width = Number(/width="(\d+)/.exec(svg)![1]);
  const ink = new Resvg(svg, { font: pictureFonts }).getBBox()!;
  assert.ok(ink.x + ink.width <= width + 1, `ink ends at ${ink.x + ink.width} of ${width}`);
  assert.ok(width < 60 * 1.1 * 13, 'and not much more than it needs');
});

test('coordinates are cut to a thousandth of a pixel, labels are left alone', async () => {
  const spec: TopLevelSpec = {
    data: { values: [{ x: 1 / 3, text: '0.12345678' }] },
    mark: 'text',
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: { domain: [0, 1] } },
      text: { field: 'text', type: 'nominal' },
    },
    width: 100,
  };
  const svg = await renderSvg('one', spec);
  assert.match(svg, /translate\(33\.333,/);
  assert.match(svg, />0\.12345678</);
});
