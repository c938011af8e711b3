import assert from 'node:assert/strict';
import test from 'node:test';
import { counted, errorText, numberText, powerText, signedText } from './number-text.ts';

test('numbers carry a real minus sign and no noise of binary fractions', () => {
  assert.equal(numberText(-0.1 - 0.2), '−0.3');
  assert.equal(numberText(0.70710678, 2), '0.71');
  assert.equal(numberText(-Infinity), '−∞');
  assert.equal(signedText(2), '+2');
  assert.equal(signedText(0), '0');
});

test('powers and errors', () => {
  assert.equal(powerText(5), '10⁵');
  assert.equal(powerText(-13), '10⁻¹³');
  assert.equal(errorText(3.26e-13), '3.3·10⁻¹³');
  assert.equal(errorText(0), '0');
});

test('one of a thing has no plural', () => {
  assert.equal(counted(1, 'seed'), '1 seed');
  assert.equal(counted(1200, 'cell'), '1,200 cells');
});
