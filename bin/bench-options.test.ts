import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedOptions, type BenchOptions } from './bench-options.ts';

const given: BenchOptions = { engine: 'auto', out: 'results' };

test('eight processes of twenty seconds, thirty-two pairs of eighteen against another revision, unless told otherwise', () => {
  const alone = checkedOptions(given);
  assert.equal(alone.processes, 8);
  assert.ok(Math.abs(alone.minutes - 8 / 3) < 1e-9 && alone.minutes < 3);
  assert.deepEqual(checkedOptions({ ...given, against: 'main' }), { processes: 32, minutes: 9.6 });
  assert.deepEqual(checkedOptions({ ...given, processes: '3' }), { processes: 3, minutes: 1 });
  assert.deepEqual(checkedOptions({ ...given, minutes: '5' }), { processes: 8, minutes: 5 });
});

test('numbers out of range, and options that do not go together, are refused', () => {
  for (const [options, pattern] of [
    [{ processes: '1.5' }, /--processes: found "1\.5", expected a whole number from 1 to 100/],
    [{ minutes: '' }, /--minutes: found ""/],
    [{ keep: true, reason: ' ' }, /--keep: found no reason/],
    [{ gate: true }, /--gate: found nothing to hold against/],
  ] as const)
    assert.throws(() => checkedOptions({ ...given, ...options }), pattern);
});
