import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan, Suite } from '../suite.ts';
import { suite as relu } from '../../suites/relu/suite.ts';
import { expand } from './expand.ts';
import { parseSeeds, requestedSeeds } from './seed-request.ts';

function withPlan(plan: Partial<Plan>): Suite {
  return { ...relu, profiles: { ...relu.profiles, smoke: { note: '', seeds: [1, 2], sweeps: [], ...plan } } };
}

test('a sweep is the product of its axes and the seeds, in order, each cell once', () => {
  const sweep = { experiment: 'grid', axes: { tau: [0.1, 0.2], delta: [0, 1] }, seeded: true };
  const cells = expand(withPlan({ sweeps: [sweep, sweep] }), 'smoke', 'wasm-float32');
  assert.equal(cells.length, 8);
  assert.deepEqual(
    cells.slice(0, 3).map(({ id }) => id),
    ['relu/tau=0.1,delta=0,seed=1', 'relu/tau=0.1,delta=0,seed=2', 'relu/tau=0.1,delta=1,seed=1'],
  );
});

test('points that are no product are combined with the axes', () => {
  const points = [
    { tau: 0.1, delta: 0 },
    { tau: 2, delta: 1 },
  ];
  const cells = expand(withPlan({ sweeps: [{ experiment: 'grid', points, seeded: true }] }), 'smoke', 'x');
  assert.equal(cells.length, 4);
});

test('seeds asked for replace those of the profile and of the sweep', () => {
  const sweeps = [{ experiment: 'grid', axes: { tau: [1], delta: [0] }, seeded: true, seeds: [100, 101] }];
  const ids = (text?: string): unknown[] =>
    expand(withPlan({ sweeps }), 'smoke', 'x', text === undefined ? undefined : parseSeeds(text)).map(
      ({ parameters }) => parameters['seed'],
    );
  assert.deepEqual(ids(), [100, 101]);
  assert.deepEqual(ids('7..9'), [7, 8, 9]);
  assert.deepEqual(ids('1'), [100]);
  assert.deepEqual(ids('4'), [100, 101, 102, 103]);
});

test('a count beyond the own seeds goes on counting', () => {
  assert.deepEqual(requestedSeeds([3, 8], { count: 4 }), [3, 8, 9, 10]);
});

for (const text of ['0', '', '5..', '9..3', '-1', '1.5', '1..4294967296', 'five']) {
  test(`refuses the seeds ${JSON.stringify(text)}`, () => {
    assert.throws(() => parseSeeds(text), /--seeds: found/);
  });
}
