import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wrapText } from './wrap-text.ts';

test('lines break after hyphens and spaces, and within what is too long', () => {
  assert.deepEqual(wrapText('early-kernel-motion', 13), ['early-kernel-', 'motion']);
  assert.deepEqual(wrapText('8.7e-4 at τ = 0.1', 10), ['8.7e-4 at', 'τ = 0.1']);
  assert.deepEqual(wrapText('incomprehensible', 6), ['incomp', 'rehens', 'ible']);
  assert.deepEqual(wrapText('', 5), ['']);
});

test('no line is too long, and nothing but spaces is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ', 'δ'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 12 }), (written, width) => {
      const lines = wrapText(written, width);
      assert.ok(
        lines.every((line) => line.length <= width),
        JSON.stringify(lines),
      );
      assert.equal(lines.join('').replaceAll(' ', ''), written.replaceAll(' ', ''));
    }),
  );
});
