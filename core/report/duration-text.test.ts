import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, shortDurationText } from './duration-text.ts';

test('durations are said in the two units that matter', () => {
  const said = [
    [0.4, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min 0 s'],
    [211.4, '3 min 31 s'],
    [3600, '1 h 0 min'],
    [7529, '2 h 5 min'],
  ] as const;
  for (const [seconds, text] of said) assert.equal(durationText(seconds), text);
});

test('short durations have three digits and a unit', () => {
  const said = [
    [1234, '1.23 s'],
    [45.67, '45.7 ms'],
    [0.0456, '45.6 µs'],
    [0.000789, '789 ns'],
  ] as const;
  for (const [milliseconds, text] of said) assert.equal(shortDurationText(milliseconds), text);
});
