import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { significant, significantInterval } from './significant.ts';

test('three digits, no trailing zeros, exponents where zeros would be counted', () => {
  const written = [
    [0, '0'],
    [-0, '0'],
    [0.41234, '0.412'],
    [0.5, '0.5'],
    [-2.345, '-2.35'],
    [9984, '9980'],
    [999_999, '1e6'],
    [1_234_567, '1.23e6'],
    [0.001234, '0.00123'],
    [0.000123, '1.23e-4'],
    [3.2e-12, '3.2e-12'],
    [5e-324, '5e-324'],
  ] as const;
  for (const [value, text] of written) assert.equal(significant(value), text);
  assert.equal(significant(null), '–');
});

test('a value close to the margin gets the digits that tell them apart', () => {
  assert.equal(significant(0.99963, 0.999), '0.9996');
  assert.equal(significant(0.99912, 0.999), '0.99912');
  assert.equal(significant(0.999, 0.999), '0.999');
  assert.equal(significant(0.412, 0.3), '0.412');
});

test('no value seems to lie on the other side of its margin', () => {
  const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  const close = fc.double({ min: -1e-5, max: 1e-5, noNaN: true });
  fc.assert(
    fc.property(number, fc.oneof(number, close), (margin, apart) => {
      const value = margin + apart;
      fc.pre(Math.abs(value - margin) > 1e-6 * Math.abs(value));
      assert.equal(Math.sign(Number(significant(value, margin)) - margin), Math.sign(value - margin));
    }),
  );
});

test('an interval is a pair in brackets, and none is nothing', () => {
  assert.equal(significantInterval([0.37, 0.4512]), '[0.37, 0.451]');
  assert.equal(significantInterval(null), '');
});
