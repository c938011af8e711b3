import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processorTime, sharesBetween, stolenTicks } from './processor-time.ts';

test('who had two cores for a second', () => {
  const before = { busy: 5000, all: 20_000, stolen: 10 };
  const after = { busy: 6400, all: 22_000, stolen: 50 };
  assert.deepEqual(sharesBetween(before, after, 1000), { others: 0.2, stolen: 0.02 });
  assert.deepEqual(sharesBetween(before, after, 3000), { others: 0, stolen: 0.02 });
  assert.deepEqual(sharesBetween({ busy: 0, all: 0 }, { busy: 100, all: 200 }, 0), { others: 0.5 });
  assert.deepEqual(sharesBetween({ busy: 0, all: 0 }, { busy: 0, all: 0 }, 0), { others: 0 });
});

test('stolen time is the eighth number of the first line', () => {
  const stat = 'cpu  1346955 92497 144515 761925 3405 0 1559 3948 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n';
  assert.equal(stolenTicks(stat), 3948);
  assert.throws(() => stolenTicks('cpu 1 2 3'), RangeError);
});

test('work of this process counts as busy', () => {
  const before = processorTime();
  const start = process.cpuUsage();
  for (const end = performance.now() + 300; performance.now() < end;);
  const { user, system } = process.cpuUsage(start);
  const after = processorTime();
  assert.ok(user + system > 1e5);
  assert.ok(after.busy - before.busy >= 100, `${after.busy - before.busy} ms`);
  assert.ok(after.all > before.all);
});
