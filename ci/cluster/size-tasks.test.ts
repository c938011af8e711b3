import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCell } from '../../core/run/build-cell.ts';
import { suite } from '../../suites/relu/suite.ts';
import { sizeTasks } from './size-tasks.ts';

const suites = new Map([['relu', suite]]);
const cells = Array.from({ length: 40 }, (_, seed) =>
  buildCell(suite, 'plane', { tau: 0.1, delta: 0, seed, steps: [10] }, 'wasm-float32'),
);
const minute = () => 60;

test('as few tasks as stay within half of the limit', () => {
  // 40 cells of a minute on two workers: 20 minutes of work, in tasks of at most 300 s with 10 s to start.
  const tasks = sizeTasks(cells, suites, minute, { limitSeconds: 600, workers: 2 });
  assert.ok(tasks.every(({ seconds }) => seconds <= 300));
  assert.equal(
    tasks.reduce((sum, task) => sum + task.cells, 0),
    40,
  );
  assert.ok(tasks.length >= 5 && tasks.length <= 7, `${tasks.length} tasks`);
});

test('a task lasts at least as long as its dearest cell, however many workers it has', () => {
  const [task] = sizeTasks(cells.slice(0, 1), suites, minute, { limitSeconds: 600, workers: 8 });
  assert.equal(task!.seconds, 70);
});

test('so many tasks as are asked for, but no more than cells', () => {
  const count = (n: number) =>
    sizeTasks(cells, suites, minute, { limitSeconds: 6000, workers: 1, count: n }).length;
  assert.deepEqual([count(7), count(100)], [7, 40]);
});

test('refuses a limit that the dearest cell does not fit into, and names both', () => {
  const dear = cells[3]!;
  assert.throws(
    () => sizeTasks(cells, suites, (cell) => (cell === dear ? 7200 : 1), { limitSeconds: 3600, workers: 4 }),
    (error: Error) => {
      assert.ok(error.message.includes(dear.id));
      assert.match(error.message, /--time: found 1 h 0 min.*expected to take 2 h 0 min.*--time 0-04:00:20/);
      return true;
    },
  );
});
