import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, darkColours } from './dark-colours.ts';

function ruleFor(attribute: string): string | undefined {
  const found = /: (#[0-9a-f]{6});/.exec(darkColours([`<svg><path ${attribute}/></svg>`]));
  return found?.[1];
}

function rgb(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

test('white becomes the dark page and near black the light ink', () => {
  assert.equal(ruleFor('fill="white"'), '#1b1e23');
  assert.equal(ruleFor('fill="#000"'), '#e9e7e2');
});

test('dark lines stand out from the dark page, and light ones stay', () => {
  const page = rgb('#1b1e23');
  for (const dark of ['#213279', '#3a181f', '#7b3294'])
    assert.ok(contrast(rgb(ruleFor(`stroke="${dark}"`)!), page) >= 3, dark);
  assert.equal(ruleFor('stroke="#f6b224"'), undefined);
});

test('continuous scales and pictures keep their colours', () => {
  assert.equal(darkColours(['<svg><path fill="rgb(68, 1, 84)"/><image/></svg>']), '');
});

test('contrast is that of WCAG: 21 of black on white, 1 of a colour on itself', () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([9, 99, 200], [9, 99, 200]), 1);
});

test('colours of a specification change as fills and as strokes, names of columns do not', () => {
  const rules = darkColours([], [JSON.stringify({ background: 'white', columns: ['whites', 'x'] })]);
  assert.deepEqual(rules.match(/\[\w+='\w+'\]/g), ["[fill='white']", "[stroke='white']"]);
  assert.match(rules, /\[fill='white'\]:not\(text\) \{/, 'white letters stand on a coloured ground');
});
