import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startShareLine } from './start-share.ts';

test('starting a hundred tasks of a minute is 5 % of the work, and nothing is advised', () => {
  assert.equal(
    startShareLine(100, 6000),
    'starting them takes about 300 s of processor time, 5 % of the work',
  );
});

test('of a hundred tasks of four seconds it is three quarters, and twenty would do', () => {
  // 400 s of work allow 60 s of starting: 20 tasks.
  assert.match(
    startShareLine(100, 400),
    /about 300 s .*, 75 % .* with 20 tasks \(--tasks 20\) .* at most 15 %/,
  );
});

test('one task is as few as there can be', () => {
  assert.doesNotMatch(startShareLine(1, 2), /--tasks/);
  assert.match(startShareLine(2, 2), /with 1 task \(--tasks 1\)/);
});
