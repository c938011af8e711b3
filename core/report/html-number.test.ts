import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlInterval, htmlNumber, htmlUnit } from './html-number.ts';

test('numbers have raised exponents and true minus signs', () => {
  assert.equal(htmlNumber(0.41234).text, '0.412');
  assert.equal(htmlNumber(-0.5).text, '−0.5');
  assert.equal(htmlNumber(-3.2e-12).text, '−3.2 × 10<sup>−12</sup>');
  assert.equal(htmlNumber(1e-9).text, '10<sup>−9</sup>');
  assert.equal(htmlNumber(2.5e7).text, '2.5 × 10<sup>7</sup>');
  assert.equal(htmlNumber(0.99963, 0.999).text, '0.9996');
  assert.equal(htmlNumber(null).text, '–');
});

test('intervals are pairs, units are named unless they are one', () => {
  assert.equal(htmlInterval([-1, 0.25]).text, ' <span class="interval">[−1, 0.25]</span>');
  assert.equal(htmlInterval(null).text, '');
  assert.equal(htmlUnit('1').text, '');
  assert.equal(htmlUnit('< ‖β*‖').text, ' <span class="unit">&lt; ‖β*‖</span>');
});
