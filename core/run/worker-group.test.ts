import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '../../schemas/cell.d.ts';
import { defineSuite, type Plan, type Suite } from '../suite.ts';
import { planGroups } from './worker-group.ts';

const plan: Plan = { note: 'made for a test', seeds: [], sweeps: [] };

/** A suite whose cells cost what their parameter says. */
function made(id: string): Suite {
  return defineSuite({
    ...{ id, version: 1, title: id, source: 'made', defaultExperiment: 'one' },
    experiments: { one: { arithmetic: 'float64', cost: ({ cost }) => Number(cost) } },
    profiles: { smoke: plan, quick: plan, paper: plan },
  });
}

function cell(suite: string, cost: number): Cell {
  const id = `${suite}/cost=${cost}`;
  return {
    id,
    key: id,
    suite,
    suiteVersion: 1,
    experiment: 'one',
    parameters: { cost },
    numerics: 'float64',
  };
}

test('suites that cost little come first, cheapest first; the others go dearest job first', () => {
  const suites = new Map(['big', 'mid', 'tiny', 'small'].map((id) => [id, made(id)]));
  const cells = [
    cell('big', 60),
    cell('mid', 15),
    cell('big', 10),
    cell('small', 6),
    cell('tiny', 1),
    cell('tiny', 2),
  ];
  const group = {
    device: 'cores',
    takes: ['float64'],
    environments: [{}, {}],
    cut: 'several a worker',
  } as const;
  const [planned] = planGroups(cells, suites, [group]);
  assert.deepEqual(
    planned!.jobs.map((job) => job.cells[0]!.id),
    ['tiny/cost=2', 'tiny/cost=1', 'small/cost=6', 'big/cost=60', 'mid/cost=15', 'big/cost=10'],
  );
});
