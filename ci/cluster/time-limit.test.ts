import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTimeLimit, timeLimitText } from './time-limit.ts';

for (const [text, seconds] of [
  ['90', 5400],
  ['2:30', 150],
  ['1:30:00', 5400],
  ['2-0', 172_800],
  ['1-02:03', 93_780],
  ['1-02:03:04', 93_784],
] as const) {
  test(`${text} is ${seconds} s`, () => {
    assert.equal(parseTimeLimit(text), seconds);
    assert.equal(parseTimeLimit(timeLimitText(seconds)), seconds);
  });
}

for (const text of ['', '0', '0:59', 'an hour', '1h', '-5', '1:2:3:4']) {
  test(`refuses ${JSON.stringify(text)}`, () => {
    assert.throws(() => parseTimeLimit(text), /--time: found/);
  });
}
