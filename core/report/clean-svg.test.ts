import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanSvg } from './clean-svg.ts';

const shapes =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9"><g fill="#fff"><path d="M0 0"/><text>τ &amp; δ</text></g></svg>';

function around(inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
}

test('a drawing goes into a page as it is, without its XML declaration', () => {
  assert.equal(cleanSvg(`<?xml version="1.0"?>\n${shapes}\n`)?.text, shapes);
  assert.ok(cleanSvg(around('<image xlink:href="data:image/png;base64,AAAA" width="1"/>')) !== undefined);
  assert.ok(cleanSvg(around('<g clip-path="url(#figure-1b-1)"></g>')) !== undefined);
});

test('what could run, load or link is no drawing', () => {
  for (const inner of [
    '<script>alert(1)</script>',
    '<style>* { display: none }</style>',
    '<a href="https://example.org"><path d="M0 0"/></a>',
    '<foreignObject></foreignObject>',
    '<path d="M0 0" onload="alert(1)"/>',
    '<path d="M0 0" style="fill:url(https://example.org)"/>',
    '<path fill="url(https://example.org/x#y)"/>',
    '<image xlink:href="https://example.org/x.png"/>',
    '<image xlink:href="data:image/svg+xml;base64,AAAA"/>',
    '<g onclick=alert(1)></g>',
    '<use href="#x"/>',
    '<!-- --><path d="M0 0"/>',
  ])
    assert.equal(cleanSvg(around(inner)), undefined, inner);
});

test('a file that was emptied, cut, or written into is no drawing', () => {
  for (let length = 0; length < shapes.length; length += 1)
    assert.equal(cleanSvg(shapes.slice(0, length)), undefined, `${length} characters`);
  assert.equal(cleanSvg(shapes.replace('</g>', '')), undefined);
  assert.equal(cleanSvg(`${shapes}<script></script>`), undefined);
  assert.equal(cleanSvg('no drawing at all'), undefined);
});
