import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suite } from '../../suites/relu/suite.ts';
import { buildCell } from './build-cell.ts';
import { planJobs } from './plan-jobs.ts';
import { planGroups, type WorkerGroup } from './worker-group.ts';

const suites = new Map([['relu', suite]]);

function cell(tau: number, seed: number, experiment = 'grid', steps = [100]) {
  return buildCell(suite, experiment, { tau, delta: 0, seed, steps }, 'wasm-float32');
}

const taus = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
const cells = [1, 2].flatMap((seed) => taus.map((tau) => cell(tau, seed)));

test('an ensemble shares what its experiment says, and every cell is in one job', () => {
  const jobs = planJobs(cells, suites, 1);
  for (const job of jobs)
    assert.equal(new Set(job.cells.map(({ parameters }) => parameters['seed'])).size, 1);
  assert.deepEqual(
    jobs.flatMap((job) => job.cells.map(({ key }) => key)).sort(),
    cells.map(({ key }) => key).sort(),
  );
});

test('ensembles are small enough that each worker has several jobs', () => {
  assert.ok(planJobs(cells, suites, 2).length >= 8);
});

test('an ensemble that is too large is cut into equal parts, none of them a small rest', () => {
  // 24 cells on 1 worker: at most 6 to a job, so that 8 of one seed are 4 + 4 and not 6 + 2.
  const jobs = planJobs(
    [1, 2, 3].flatMap((seed) => taus.map((tau) => cell(tau, seed))),
    suites,
    1,
  );
  assert.deepEqual(
    jobs.map((job) => job.cells.length),
    [4, 4, 4, 4, 4, 4],
  );
});

test('an experiment without ensembles has one cell a job', () => {
  const plane = taus.map((tau) => cell(tau, 1, 'plane'));
  assert.equal(planJobs(plane, suites, 1).length, plane.length);
});

test('the dearest job comes first', () => {
  const dear = cell(0.1, 3, 'grid', [100000]);
  const [first] = planJobs([...cells, dear], suites, 2);
  assert.deepEqual(first!.cells, [dear]);
});

test('members of an ensemble are of like cost', () => {
  const mixed = [0.1, 0.2, 0.3, 0.4].flatMap((tau) => [
    cell(tau, 1, 'grid', [100]),
    cell(tau, 1, 'grid', [100000]),
  ]);
  const jobs = planJobs(mixed, suites, 1);
  for (const job of jobs.slice(1))
    assert.equal(new Set(job.cells.map(({ parameters }) => String(parameters['steps']))).size, 1);
  assert.deepEqual(jobs[0]!.cells[0]!.parameters['steps'], [100000]);
});

test('what is cheap in a run is not cut up because the run is large', () => {
  const dear = Array.from({ length: 8 }, (_, i) => cell(0.1, 10 + i, 'grid', [100000]));
  const cheap = taus.map((tau) => cell(tau, 1));
  const jobs = planJobs([...dear, ...cheap], suites, 2);
  assert.equal(jobs.find((job) => job.cells.includes(cheap[0]!))!.cells.length, 8);
});

test('whole ensembles are as large as the cells that fit together, cut only among devices', () => {
  const students = [1, 2].flatMap((seed) => Array.from({ length: 40 }, (_, i) => cell(0.1 + i / 100, seed)));
  const sizes = (workers: number): number[] =>
    planJobs(students, suites, workers, 'whole').map((job) => job.cells.length);
  assert.deepEqual(sizes(1), [40, 40]);
  assert.deepEqual(sizes(4), [20, 20, 20, 20]);
  const plane = taus.map((tau) => cell(tau, 1, 'plane'));
  assert.equal(planJobs(plane, suites, 1, 'whole').length, plane.length, 'what is trained alone stays alone');
});

test('each cell goes to the first group that takes its arithmetic', () => {
  const group = (takes: WorkerGroup['takes']): WorkerGroup => ({
    ...{ device: takes.join(), takes, environments: [{}], cut: 'whole' },
  });
  const mixed = [...cells, ...taus.map((tau) => cell(tau, 1, 'plane'))];
  const [onDevice, beside] = planGroups(mixed, suites, [group(['engine']), group(['float64'])]);
  assert.deepEqual(
    [onDevice!, beside!].map(
      ({ jobs }) => new Set(jobs.flatMap((job) => job.cells.map((one) => one.experiment))),
    ),
    [new Set(['grid']), new Set(['plane'])],
  );
  assert.equal(onDevice!.jobs.length, 2);
});
