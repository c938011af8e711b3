import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contentAddress } from '../core/content-address.ts';
import { sealResult } from '../core/run/make-result.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Run } from '../schemas/run.d.ts';

const root = path.join(import.meta.dirname, '..');

function run(command: string, ...args: string[]) {
  const result = spawnSync(process.execPath, ['--import', 'tsx', `bin/${command}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

describe('the gate, on a real quick run of the linear suite', () => {
  let out: string;
  before(async () => {
    out = await mkdtemp(path.join(os.tmpdir(), 'gate-'));
    const { code, stderr } = run('reproduce', 'linear', '--engine', 'wasm', '--out', out);
    assert.equal(code, 0, stderr);
  });
  after(() => rm(out, { recursive: true }));

  /** Rewrites the measurements of an experiment's cells, digest included, as a faulty build would have stored them. */
  async function plant(
    experiment: string,
    fault: (measurements: Record<string, unknown>) => void,
  ): Promise<void> {
    const folder = path.join(out, 'cells', 'linear');
    for (const file of await readdir(folder)) {
      const result = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Result;
      if (result.cell.experiment !== experiment || result.outcome.state !== 'completed') continue;
      fault(result.outcome.measurements);
      result.digest = contentAddress(result.outcome);
      await writeFile(path.join(folder, file), JSON.stringify(sealResult(result)));
    }
  }

  test('is open on what was accepted', () => {
    const { code, stdout } = run('check', '--out', out, '--json');
    assert.equal(code, 0);
    for (const { drift } of (JSON.parse(stdout) as Run).claims) assert.equal(drift, 'same');
  });

  /** Takes the stored cells away of which that is said, while something is done. */
  async function without(isAway: (result: Result) => boolean, act: () => void): Promise<void> {
    const folder = path.join(out, 'cells', 'linear');
    const away = new Map<string, string>();
    for (const name of await readdir(folder)) {
      const text = await readFile(path.join(folder, name), 'utf8');
      if (!isAway(JSON.parse(text) as Result)) continue;
      away.set(name, text);
      await rm(path.join(folder, name));
    }
    assert.ok(away.size > 0);
    act();
    for (const [name, text] of away) await writeFile(path.join(folder, name), text);
  }

  test('stays shut while cells are missing that a claim needs, and names them and the command', async () => {
    const isAway = ({ cell }: Result): boolean =>
      cell.experiment === 'basin' && Number(cell.parameters['seed']) > 1;
    await without(isAway, () => {
      const { code, stdout, stderr } = run('check', '--out', out, '--json');
      assert.equal(code, 3);
      const basin = (JSON.parse(stdout) as Run).claims.find(({ id }) => id === 'linear/basin-rule')!;
      assert.deepEqual([basin.verdict, basin.drift], ['undecided', 'same']);
      assert.deepEqual(basin.seeds, ['seed 0', 'seed 1']);
      assert.deepEqual([basin.missing?.cells, basin.missing?.of], [8, 10]);
      assert.match(
        basin.reason,
        /linear\/basin\/.*seed=2.* and 7 more are not stored.*npm run reproduce -- linear/,
      );
      assert.match(stderr, /8 of \d+ cells are not stored/);
    });
  });

  test('stays shut while cells are missing that no claim needs', async () => {
    await without(
      ({ cell }) => cell.experiment === 'wide',
      () => {
        const { code, stdout } = run('check', '--out', out, '--json');
        assert.equal(code, 3);
        const { claims, cells } = JSON.parse(stdout) as Run;
        const others = claims.filter(({ verdict }) => verdict !== 'reproduced');
        assert.deepEqual(
          others.map(({ id, drift }) => [id, drift]),
          [['linear/lazy-needs-shape-and-sign', 'same']],
          'the contradiction that was accepted',
        );
        assert.ok(cells.missing > 0);
      },
    );
  });

  test('shuts on a planted loss of accuracy that still keeps the margin', async () => {
    await plant('low-rank', (measurements) => {
      measurements['distance'] = 5e-7;
    });
    const { code, stdout } = run('check', '--out', out, '--json');
    assert.equal(code, 1);
    const claim = (JSON.parse(stdout) as Run).claims.find(({ id }) => id === 'linear/low-rank-end-point');
    assert.equal(claim?.verdict, 'reproduced');
    assert.equal(claim.drift, 'changed');
  });

  test('shuts on a planted contradiction', async () => {
    await plant('low-rank', (measurements) => {
      measurements['distance'] = 0.1;
    });
    const { code, stdout } = run('check', '--out', out, '--json');
    assert.equal(code, 1);
    const claim = (JSON.parse(stdout) as Run).claims.find(({ id }) => id === 'linear/low-rank-end-point');
    assert.equal(claim?.verdict, 'contradicted');
  });
});
