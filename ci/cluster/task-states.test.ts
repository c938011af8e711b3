import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { makeResult } from '../../core/run/make-result.ts';
import { selectRequest, type Selection } from '../../pipeline/selection.ts';
import type { ClusterPlan } from '../../schemas/cluster.d.ts';
import type { Cell } from '../../schemas/cell.d.ts';
import type { Outcome } from '../../schemas/result.d.ts';
import { keepPlan, makePlan } from './make-plan.ts';
import { clusterFiles, readPlan } from './plan-file.ts';
import { statusLines } from './status-lines.ts';
import { cellsOfTasks, taskStates, type TaskState } from './task-states.ts';

const costs = { schemaVersion: 1, entries: [] } as const;
const settings = { timeLimitSeconds: 3600, cpus: 2, tries: 2, modules: [], sbatch: [] };
const failed: Outcome = { state: 'failed', reason: 'made to' };
const diverged: Outcome = { state: 'diverged', step: 3, reason: 'made to' };

describe('the states of tasks', () => {
  let out: string;
  let selection: Selection;
  let plan: ClusterPlan;
  beforeEach(async () => {
    out = await mkdtemp(path.join(os.tmpdir(), 'states-'));
    const request = {
      schemaVersion: 1,
      suites: ['relu'],
      profile: 'smoke',
      engine: 'wasm',
      seeds: '1',
    } as const;
    selection = await selectRequest({ ...request, suites: [...request.suites] }, out);
    plan = makePlan(selection, { settings, costs: { ...costs, entries: [] }, count: 3 });
    await keepPlan(out, plan, { ...costs, entries: [] });
  });
  afterEach(() => rm(out, { recursive: true }));

  async function store(cells: readonly Cell[], outcome: Outcome = diverged): Promise<void> {
    for (const cell of cells) {
      const engine = { id: 'wasm', numerics: cell.numerics, device: 'a CPU', versions: {}, flags: {} };
      await selection.store.write(selection.store.stamped(makeResult(cell, engine, 1, 1, outcome)));
    }
  }
  const submitted = (job: string, task: number, missing: number) => ({ job, tasks: [{ task, missing }] });
  const stateOf = async (task: number, of: ClusterPlan = plan): Promise<TaskState> =>
    (await taskStates(of, selection, []))[task - 1]!;

  test('the plan is read back as it was written, and its tasks hold every cell once', () => {
    assert.deepEqual(readPlan(out), plan);
    const tasks = cellsOfTasks(plan, selection);
    assert.deepEqual(
      tasks.map((cells) => cells.length),
      plan.tasks.map(({ cells }) => cells),
    );
    assert.deepEqual(
      tasks.flatMap((cells) => cells.map(({ key }) => key)).sort(),
      selection.cells.map(({ key }) => key).sort(),
    );
  });

  test('come from the store and the queue', async () => {
    const [first, second] = cellsOfTasks(plan, selection);
    await store(first!);
    await store(second!.slice(1));
    await store(second!.slice(0, 1), failed);
    const queue = [{ task: 3, state: 'PENDING', reason: 'Resources' }];
    assert.deepEqual(
      (await taskStates(plan, selection, queue)).map(({ state, missing }) => [state, missing]),
      [
        ['done', 0],
        ['open', 1],
        ['queued', plan.tasks[2]!.cells],
      ],
    );
  });

  test('a task that gives nothing is given up after so many tries, with its log; one that gives something is not', async () => {
    const missing = plan.tasks[2]!.cells;
    const once = { ...plan, submissions: [submitted('7', 3, missing)] };
    assert.equal((await stateOf(3, once)).state, 'open');
    const twice = { ...plan, submissions: [submitted('7', 3, missing), submitted('9', 3, missing)] };
    const givenUp = await stateOf(3, twice);
    assert.ok(givenUp.state === 'given up');
    assert.equal(givenUp.log, path.join(clusterFiles(out).logs, '9_3.log'));
    await store(cellsOfTasks(plan, selection)[2]!.slice(0, 1));
    assert.equal((await stateOf(3, twice)).state, 'open');
  });

  test('a task that left no trace asks whether the folder is shared; one that did does not', async () => {
    const once = { ...plan, submissions: [submitted('7', 1, 1)] };
    const told = async () =>
      (await statusLines(once, out, await taskStates(once, selection, []), new Map())).join('\n');
    assert.match(await told(), /task 1: .*is the folder shared with the nodes/);
    await writeFile(path.join(clusterFiles(out).tries, '1'), 'start 7 a-node\n');
    assert.doesNotMatch(await told(), /shared/);
  });

  test('clocks that are apart are told, by how much', async () => {
    const at = Date.parse('2026-11-28T12:00:00Z') / 1e3;
    for (const [node, apart] of [
      ['early', 120],
      ['right', 5],
    ] as const) {
      const file = path.join(clusterFiles(out).clocks, node);
      await writeFile(file, `${at + apart}\n`);
      await utimes(file, at, at);
    }
    const text = (await statusLines(plan, out, [], new Map())).join('\n');
    assert.match(text, /early: its clock is 120 s before/);
    assert.doesNotMatch(text, /right/);
  });
});
