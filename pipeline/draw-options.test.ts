import assert from 'node:assert/strict';
import test from 'node:test';
import { Fail } from '../core/fail.ts';
import { parseFormats, parseWidth } from './draw-options.ts';

test('a width in any unit, in pixels of which 96 are an inch', () => {
  assert.deepEqual(['5.5in', '72pt', '25.4mm', '2.54cm', '400px'].map(parseWidth), [528, 96, 96, 96, 400]);
});

test('formats in their own order', () => {
  assert.deepEqual(parseFormats('pdf,png'), ['png', 'pdf']);
  assert.deepEqual(parseFormats('svg'), ['svg']);
});

test('what is no width and no format is refused with exit code 2 and what would be right', () => {
  for (const given of ['5.5', 'in', '-3in', '0in', '1e9px', '100in', '5.5 in', 'NaNpx', '']) {
    assert.throws(
      () => parseWidth(given),
      (error) => error instanceof Fail && error.exitCode === 2,
      given,
    );
  }
  for (const given of ['', 'gif', 'png,', 'png,png', 'png;pdf']) {
    assert.throws(
      () => parseFormats(given),
      (error) => error instanceof Fail && error.exitCode === 2,
      given,
    );
  }
});
