import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'cluster-cli-'));
after(() => rmSync(folder, { recursive: true }));

function cluster(given: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/start.mjs', 'ci/cluster.ts', ...given],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    },
  );
  return { status, stdout, stderr };
}

describe('npm run cluster', () => {
  const out = path.join(folder, 'out');

  test('plans without Slurm: tasks, time, price and what would be submitted', () => {
    const { status, stdout } = cluster([
      ...['plan', 'balanced', '--profile', 'smoke', '--tasks', '2', '--price-per-hour', '1800', '--out', out],
      ...['--partition', 'gpu', '--gres', 'gpu:1', '--time', '30'],
    ]);
    assert.equal(status, 0);
    assert.match(stdout, /in 2 tasks/);
    // Each of the two has at least its ten seconds to start: 20 s at half a unit a second.
    assert.ok(Number(/price about (\S+)/.exec(stdout)![1]) >= 10);
    assert.match(stdout, /sbatch .*--partition=gpu .*--array=1-2 --time=0-00:30:00 .*--gres=gpu:1/);
    assert.match(stdout, /Nothing was submitted/);
  });

  test('without Slurm submits nothing and says where to go', () => {
    const bare = path.join(folder, 'bare');
    spawnSync('mkdir', [bare]);
    for (const program of ['bash', 'sh']) symlinkSync(`/bin/${program}`, path.join(bare, program));
    const { status, stderr } = cluster(['submit', '--out', out], { PATH: bare });
    assert.equal(status, 2);
    assert.match(stderr, /found no such command.*login node.*docs\/cluster\.md/);
  });

  for (const [what, given, message] of [
    ['an engine that nodes would choose for themselves', ['--engine', 'auto'], /--engine: found auto/],
    [
      'a limit below the dearest cell',
      ['--time', '1', '--profile', 'paper'],
      /--time: found 1 min 0 s, and grokking\//,
    ],
    ['a limit that is none', ['--time', 'soon'], /--time: found "soon"/],
    ['a number of cores that is none', ['--cpus', '0'], /--cpus: found "0"/],
    ['a price that is none', ['--price-per-hour', 'dear'], /--price-per-hour: found "dear"/],
    [
      'results that are not there',
      ['--costs-from', path.join(folder, 'none')],
      /--costs-from: found no results/,
    ],
  ] as const) {
    test(`refuses ${what}`, () => {
      const suite = given.includes('paper' as never) ? 'grokking' : 'balanced';
      const { status, stderr } = cluster(['plan', suite, ...given, '--out', path.join(folder, 'refused')]);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    });
  }

  test('status without a plan names the command that makes one', () => {
    const { status, stderr } = cluster(['status', '--out', path.join(folder, 'none')]);
    assert.equal(status, 2);
    assert.match(stderr, /npm run cluster -- plan --out/);
  });
});
