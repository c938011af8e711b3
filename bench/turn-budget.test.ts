import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TurnBudget } from './turn-budget.ts';

/** Runs the rounds of a budget on a machine where a process takes what `took` makes of its time. */
function run(rounds: number, sides: number, seconds: number, took: (given: number, round: number) => number) {
  const budget = new TurnBudget({ rounds, sides, seconds });
  const given: number[] = [];
  let spent = 0;
  while (budget.goesOn) {
    const each = budget.next();
    const time = sides * took(each, given.length);
    given.push(each);
    spent += time;
    budget.took(time);
  }
  return { given, spent };
}

test('a machine as expected: every round the same, all of the time', () => {
  const { given, spent } = run(8, 2, 320, (each) => each);
  assert.deepEqual(
    given,
    Array.from({ length: 8 }, () => 20),
  );
  assert.equal(spent, 320);
});

test('a slow start is made up for by the later rounds', () => {
  const { given, spent } = run(8, 2, 320, (each, round) => each + (round === 0 ? 14 : 0));
  assert.equal(given.length, 8);
  assert.ok(Math.abs(given[1]! - 18) < 1e-9);
  assert.ok(Math.abs(spent - 320) < 1e-9, `${spent}`);
});

test('a machine too busy for all rounds gets fewer, in about its time; three there are always', () => {
  const busy = run(8, 1, 160, () => 40);
  assert.equal(busy.given.length, 4);
  assert.equal(run(8, 1, 160, () => 90).given.length, 3);
  assert.equal(run(2, 1, 10, () => 90).given.length, 2);
  assert.equal(run(1, 1, 10, () => 5).given.length, 1);
});
