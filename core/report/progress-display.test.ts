import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { leftText, progressDisplay, progressLine } from './progress-display.ts';

test('the time left is told once it is known, and no more exactly than it is', () => {
  assert.equal(leftText(4, 0.5), 'time left not known yet');
  assert.equal(leftText(60, 0.01), 'time left not known yet');
  assert.equal(leftText(90, 0.75), 'less than a minute left');
  assert.equal(leftText(100, 0.25), 'about 5 min left');
  assert.equal(leftText(3600, 0.5), 'about 60 min left');
  assert.equal(leftText(3600, 0.25), 'about 3.0 h left');
});

test('a line names the suites and the share of the work', () => {
  assert.equal(
    progressLine({ suites: ['relu', 'deep'], fraction: 0.437 }, 0),
    'training relu, deep: 43 % of the work done, time left not known yet',
  );
});

test('a dumb terminal gets plain lines, another one a bar', () => {
  const written = (TERM: string): string => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const display = progressDisplay(stream as unknown as NodeJS.WriteStream, { TERM });
    display.show({ suites: ['relu'], fraction: 0.5 });
    display.notice('rhm: done');
    display.end();
    return String(stream.read());
  };
  assert.equal(written('dumb'), 'rhm: done\n');
  assert.match(written('xterm'), /\u001b/);
});
