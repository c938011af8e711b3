import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand } from '../../core/run/expand.ts';
import { profileNames } from '../../core/suite.ts';
import type { TrajectoryParameters } from '../../schemas/linear.d.ts';
import { suite } from './suite.ts';
import { trainers } from './train.ts';

function cells(profile: (typeof profileNames)[number]) {
  return expand(suite, profile, 'unused');
}

test('every profile expands to valid cells with names of their own', () => {
  for (const profile of profileNames) {
    const names = cells(profile).map(({ id }) => id);
    assert.equal(new Set(names).size, names.length, profile);
  }
});

test('every experiment has a trainer and cells in `quick`', () => {
  assert.deepEqual(Object.keys(suite.experiments).sort(), Object.keys(trainers).sort());
  assert.deepEqual(
    [...new Set(cells('quick').map(({ experiment }) => experiment))].sort(),
    Object.keys(trainers).sort(),
  );
});

test('`smoke` is a part of `quick` but for its smaller seeds, and `paper` is `quick`', () => {
  const keys = (profile: 'smoke' | 'quick' | 'paper') => cells(profile).map(({ key }) => key);
  assert.deepEqual(keys('paper'), keys('quick'));
  const missing = cells('smoke').filter(({ key }) => !keys('quick').includes(key));
  assert.deepEqual(
    missing.map(({ experiment }) => experiment),
    ['basin'],
  );
});

test('`quick` holds the settings of the figures and the random trials that the claims speak of', () => {
  const quick = cells('quick');
  const count = (experiment: string) =>
    quick
      .filter((cell) => cell.experiment === experiment)
      .reduce((sum, { parameters }) => sum + Number(parameters['count']), 0);
  assert.equal(count('random-problems'), 200);
  assert.ok(count('basin') >= 11_000);
  const trajectories = quick
    .filter(({ experiment }) => experiment === 'trajectory')
    .map(({ parameters }) => parameters as unknown as TrajectoryParameters);
  const towards = (x: number, y: number) =>
    trajectories.filter(({ betaStar }) => betaStar[0] === x && betaStar[1] === y);
  assert.deepEqual(
    towards(0, 1).map(({ delta }) => delta),
    [-4, -2, -1, 0, 1, 2, 4],
  );
  assert.equal(towards(0.5, 0.5).length, 21);
  assert.deepEqual([...new Set(towards(1, 0.25).map(({ delta }) => delta))], [0, -2, -10]);
  assert.deepEqual([towards(0, 1)[0]!.times.at(-1), towards(0.5, 0.5)[0]!.times.at(-1)], [20, 10]);
});
