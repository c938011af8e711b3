import assert from 'node:assert/strict';
import test from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import { outlineText } from './outline-text.ts';
import { pictureFonts } from './text-width.ts';

const start =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="60">';
const text = (attributes: string, content: string): string =>
  `${start}<text transform="translate(100,30)" font-family="DejaVu Sans" ${attributes} fill="#000">${content}</text></svg>`;

function box(svg: string): number[] {
  const { x, y, width, height } = new Resvg(svg, { font: pictureFonts }).getBBox()!;
  return [x, y, width, height];
}

for (const [attributes, content] of [
  ['font-size="12px"', 'Pₘₐₓ = 10⁻³ δ ≥ −½'],
  ['font-size="15px" font-weight="bold" text-anchor="end"', 'Ta: AV &amp; S(0, t)'],
  ['font-size="10.5px" text-anchor="middle"', '<tspan>first</tspan><tspan x="0" dy="14">and second</tspan>'],
] as const) {
  test(`outlines lie where resvg sets the text itself: ${content}`, () => {
    const [live, outlined] = [
      box(text(attributes, content)),
      box(outlineText(text(attributes, content), 'f')),
    ];
    for (const [i, value] of live.entries())
      assert.ok(Math.abs(value - outlined[i]!) < 0.6, `${live.join(' ')}, outlined ${outlined.join(' ')}`);
  });
}

test('no text is left, and what it said is its label', () => {
  const outlined = outlineText(text('font-size="12px"', 'a &lt; b'), 'figure-x');
  assert.doesNotMatch(outlined, /<text|font-family/);
  assert.match(outlined, /aria-label="a &lt; b"/);
  assert.match(outlined, /<path id="figure-x-glyph-n/);
});

test('a letter that the font lacks is an error, not a box', () => {
  assert.throws(() => outlineText(text('font-size="12px"', '漢'), 'f'), /no letter for "漢"/);
});
