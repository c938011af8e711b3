import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Cell } from '../../schemas/cell.d.ts';
import { Fail } from '../fail.ts';
import { runOnWorkers } from './worker-pool.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pool-'));
after(() => rmSync(folder, { recursive: true }));
const posix = { skip: process.platform === 'win32' && 'signals' };

function cell(key: string, does: string, always = false): Cell {
  const identity = { suite: 'none', suiteVersion: 1, experiment: 'none', numerics: 'none' };
  return { id: key, key, ...identity, parameters: { does, always } };
}

/** What became of the cells of some jobs on two scripted workers. */
async function become(
  jobs: readonly (readonly Cell[])[],
  engine = 'scripted',
): Promise<Record<string, string>> {
  const became: Record<string, string> = {};
  const environments = [{}, {}];
  await runOnWorkers(
    [
      {
        group: { device: 'none', takes: ['engine'], environments, cut: 'several a worker' },
        jobs: jobs.map((cells) => ({ cells, cost: 1 })),
      },
    ],
    {
      ...{ engine, compile: 'none', checkpoints: folder, trainerOf: () => '' },
      program: path.join(import.meta.dirname, 'fixtures', 'scripted-worker.ts'),
      signal: new AbortController().signal,
      patience: () => ({ stopped: 4, silent: 8 }),
    },
    {
      onResult: ({ cell: { key }, outcome }) => {
        assert.ok(!(key in became), `${key} twice`);
        became[key] = outcome.state;
        return Promise.resolve();
      },
      onProgress: () => undefined,
      onLost: ({ key }, reason) => {
        became[key] = reason;
        return Promise.resolve();
      },
    },
  );
  return became;
}

test(
  'a cell whose worker dies, is stopped or falls silent is tried once more, and its companions go on',
  posix,
  async () => {
    const became = await become([
      [cell('a1', 'train'), cell('a2', 'die'), cell('a3', 'train')],
      [cell('b1', 'stop'), cell('b2', 'train')],
      [cell('c1', 'hang'), cell('c2', 'train')],
    ]);
    const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1', 'c2'];
    assert.deepEqual(became, Object.fromEntries(all.map((key) => [key, 'completed'])));
  },
);

test('one at which two workers end is lost, with what ended the second', posix, async () => {
  const became = await become([
    [cell('d1', 'die', true), cell('d2', 'train')],
    [cell('e1', 'stop', true)],
    [cell('f1', 'hang', true)],
  ]);
  assert.equal(became['d2'], 'completed');
  assert.match(became['d1']!, /twice: the worker process ended with SIGKILL/);
  assert.match(became['e1']!, /twice: the worker process was stopped/);
  assert.match(became['f1']!, /twice: the worker process gave nothing for 8 seconds/);
});

test('workers that end before they can train anything end the run after three', async () => {
  await assert.rejects(
    become([[cell('g1', 'train')], [cell('g2', 'train')]], 'broken'),
    (error) =>
      error instanceof Fail && error.exitCode === 4 && /3 that ended.*exit code 7/.test(error.message),
  );
});
