import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainCost } from './explain-cost.ts';
import type { ExperimentCost } from './plan-cost.ts';

const cost: ExperimentCost = {
  ...{ suite: 'pond', experiment: 'frogs', cells: 8, seeds: 4, seconds: 7200, basis: 'stored' },
  figures: ['1b', '10'],
};

test('time is shared by the workers; one seed, the figures and the basis are told', () => {
  const [head, line] = explainCost([cost], 2);
  assert.match(head!, /^Expected time with 2 workers: 1 h 0 min\./);
  assert.equal(
    line,
    '  pond/frogs: 8 cells, 1 h 0 min, one of 4 seeds 15 min 0 s (by stored cells of its kind); figures 1b, 10',
  );
});

test('what is not known on a GPU is not added up, and is said', () => {
  const lines = explainCost([cost, { ...cost, experiment: 'newts', seconds: null, figures: [] }], 1);
  assert.match(lines[0]!, /with 1 worker: 2 h 0 min, and what is not known/);
  assert.match(lines[2]!, /newts: 8 cells, not known: no such cell was trained on this device yet$/);
});

test('the authors’ own cost stands beside ours, of suites that are trained', () => {
  const lines = explainCost([cost], 1, { pond: 'Fig. 1: a day', lake: 'Fig. 2: a year' });
  assert.equal(lines.at(-1), '  the authors’ Fig. 1: a day');
  assert.equal(lines.length, 3);
});

test('nothing to train costs nothing', () => {
  assert.deepEqual(explainCost([], 2), []);
});
