import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { ClusterPlan } from '../../schemas/cluster.d.ts';
import { arrayArguments, ranges, taskScript } from './batch-scripts.ts';
import { clusterFiles } from './plan-file.ts';

const plan: ClusterPlan = {
  schemaVersion: 1,
  name: 'getrich-0123abcd',
  request: { schemaVersion: 1, profile: 'smoke', engine: 'wasm', suites: ['relu'], where: ['tau=1'] },
  tasks: [
    { cells: 3, seconds: 20 },
    { cells: 2, seconds: 20 },
  ],
  settings: {
    timeLimitSeconds: 3600,
    cpus: 2,
    workers: 2,
    tries: 2,
    modules: [],
    sbatch: ['constraint=a100'],
  },
  submissions: [],
};

test('tasks are written as ranges', () => {
  assert.equal(ranges([1, 2, 3, 7, 9, 10]), '1-3,7,9-10');
  assert.equal(ranges([4]), '4');
});

test('sbatch is given the array, the limit and what was asked for', () => {
  const given = arrayArguments(
    { ...plan, settings: { ...plan.settings, gres: 'gpu:1', atOnce: 4 } },
    '/data/out',
    [1, 2],
  );
  for (const option of [
    '--array=1-2%4',
    '--time=0-01:00:00',
    '--gres=gpu:1',
    '--constraint=a100',
    '--requeue',
  ])
    assert.ok(given.includes(option), option);
});

describe('the script of a task', () => {
  let folder: string;
  let out: string;
  let script: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'a folder '));
    out = path.join(folder, 'out');
    const files = clusterFiles(out);
    for (const each of [files.tries, files.clocks]) await mkdir(each, { recursive: true });
    await writeFile(files.token, `${plan.name}\n`);
    // In place of Node.js: says what it was called with, and ends as it is told.
    const node = path.join(folder, 'node');
    writeFileSync(node, '#!/bin/sh\nprintf "%s\\n" "$@"\nexit "${END:-0}"\n');
    chmodSync(node, 0o755);
    script = path.join(folder, 'task.sh');
    writeFileSync(script, taskScript(plan, folder, out));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (environment: Record<string, string>, ...given: string[]) =>
    spawnSync('bash', [script, ...given], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env['PATH']!}`, ...environment },
    });

  test('trains the shard that the scheduler numbers, or the first argument, and ends as that did', () => {
    for (const { status, stdout } of [
      run({ SLURM_ARRAY_TASK_ID: '2', SLURM_ARRAY_JOB_ID: '7', END: '4' }),
      run({ END: '4' }, '2'),
    ]) {
      assert.equal(status, 4);
      const [own, spent] = stdout.split(
        'processor time, user and system, of this script and of what it started:\n',
      );
      assert.match(spent!, /^(\d+m[\d.]+s \d+m[\d.]+s\n){2}$/);
      const words = own!.trim().split('\n');
      assert.deepEqual(words.slice(-2), ['--shard', '2/2']);
      assert.deepEqual(words.slice(words.indexOf('--out'), -2), ['--out', out]);
    }
    const tries = readFileSync(path.join(clusterFiles(out).tries, '2'), 'utf8');
    assert.match(tries, /^start 7 .*\nend 7 4\nstart none .*\nend none 4\n$/);
  });

  test('is not begun again by the queue more often than there are tries', () => {
    const task = { SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_JOB_ID: '7' };
    assert.deepEqual([run(task).status, run(task).status], [0, 0]);
    const third = run(task);
    assert.equal(third.status, 1);
    assert.match(third.stderr, /begun 2 times in job 7/);
    assert.equal(run({ ...task, SLURM_ARRAY_JOB_ID: '8' }).status, 0);
  });

  test('does nothing where the folder is another than the one it was submitted from', () => {
    writeFileSync(clusterFiles(out).token, 'getrich-ffffffff\n');
    const { status, stdout, stderr } = run({}, '1');
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /is it shared with this node/);
  });
});
