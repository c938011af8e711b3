import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hangingText, wrapText } from './wrap-text.ts';

test('lines break at spaces, and never within a word', () => {
  assert.deepEqual(wrapText('the early-kernel-motion peaks', 13), ['the', 'early-kernel-motion', 'peaks']);
  assert.deepEqual(wrapText('8.7e-4 at τ = 0.1', 10), ['8.7e-4 at', 'τ = 0.1']);
  assert.deepEqual(wrapText('', 5), ['']);
  assert.equal(hangingText('? a: ', 'one two three', 12), '? a: one two\n     three');
});

test('no line of several words is too long, and every word is there', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ', 'δ'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 12 }), (written, width) => {
      const lines = wrapText(written, width);
      assert.ok(
        lines.every((line) => line.length <= width || !line.includes(' ')),
        JSON.stringify(lines),
      );
      assert.equal(lines.join(' '), written.trim().replace(/ +/g, ' '));
    }),
  );
});
