import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlText, plainText } from './html-text.ts';

test('numbers in sentences look as they do in tables', () => {
  assert.equal(htmlText('the mean is -0.42, in [-1.2, -.5]').text, 'the mean is −0.42, in [−1.2, −.5]');
  assert.equal(htmlText('below 3.2e-12 and 1e9').text, 'below 3.2 × 10<sup>−12</sup> and 10<sup>9</sup>');
  assert.equal(htmlText('δ=-16, α → -∞').text, 'δ=−16, α → −∞');
});

test('hyphens of words, ranges, names and dates stay', () => {
  for (const text of ['float-32 4-4-4', 'seeds 100-115', 'figure-6a', '2024-06-10', 'tf-2', 'x)-1', 'be7e5'])
    assert.equal(htmlText(text).text, text);
});

test('what is markup in a text is escaped', () => {
  assert.equal(htmlText('<b>-1e-9</b>').text, '&lt;b&gt;−1 × 10<sup>−9</sup>&lt;/b&gt;');
});

test('where no element can stand exponents are raised characters', () => {
  assert.equal(plainText('margin -3.2e-12 < 1e10'), 'margin −3.2 × 10⁻¹² < 10¹⁰');
});
