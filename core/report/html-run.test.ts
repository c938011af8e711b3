import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText } from './html-run.ts';

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
