import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomProblems } from './random-problems.ts';
import { relativeScale } from './single-neuron/weights.ts';

const seeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('ten seeds of twenty cover the dimensions, the δ and the balanced problems', () => {
  const problems = seeds.flatMap((seed) => randomProblems(seed, 20));
  assert.equal(problems.length, 200);
  const dimensions = problems.map(({ problem }) => problem.betaStar.length);
  assert.deepEqual([Math.min(...dimensions), Math.max(...dimensions)], [2, 20]);
  assert.ok(problems.every(({ delta }) => delta >= -6 && delta <= 6));
  assert.ok(problems.some(({ delta }) => delta < -5) && problems.some(({ delta }) => delta > 5));
  assert.equal(problems.filter(({ delta }) => Math.abs(delta) < 1e-9).length, 40);
});

test('starts lie on their leaf, times increase from 0', () => {
  for (const { problem, delta, start, times } of randomProblems(3, 20)) {
    assert.ok(Math.abs(relativeScale(problem, start) - delta) < 1e-13);
    assert.equal(start.w.length, problem.betaStar.length);
    assert.equal(times[0], 0);
    assert.ok(times.every((time, i) => i === 0 || time > times[i - 1]!));
  }
});

test('a seed gives the same problems again, and more of them go on where fewer end', () => {
  assert.deepEqual(randomProblems(5, 12), randomProblems(5, 20).slice(0, 12));
  assert.notDeepEqual(randomProblems(5, 1), randomProblems(6, 1));
});
