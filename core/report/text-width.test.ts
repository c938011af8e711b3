import assert from 'node:assert/strict';
import test from 'node:test';
import { textWidth } from './text-width.ts';

test('the advance of m is that of the font file, 1995 of 2048 units, and 2134 in bold', () => {
  const advance = (weight: 'normal' | 'bold') => textWidth('mm', 20, weight) - textWidth('m', 20, weight);
  assert.ok(Math.abs(advance('normal') - (20 * 1995) / 2048) < 0.02);
  assert.ok(Math.abs(advance('bold') - (20 * 2134) / 2048) < 0.02);
});

test('every sign of the axis titles is in the font', () => {
  for (const sign of 'αβδμντφψθ₀₁₂ᵢₜᵀ‖−±∞½¼·⁰¹²³⁴⁵⁶⁷⁸⁹⁻’≥') {
    assert.ok(textWidth(sign, 10, 'normal') > 0, `${sign} is not drawn`);
  }
});

test('text with markup signs is measured, not parsed', () => {
  assert.ok(textWidth('a < 0 & b', 10, 'normal') > textWidth('a 0 b', 10, 'normal'));
});
