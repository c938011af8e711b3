import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contentAddress } from '../core/run/content-address.ts';
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
      await writeFile(path.join(folder, file), JSON.stringify(result));
    }
  }

  test('is open on what was accepted', () => {
    const { code, stdout } = run('check', '--out', out, '--json');
    assert.equal(code, 0);
    for (const { drift } of (JSON.parse(stdout) as Run).claims) assert.equal(drift, 'same');
  });

  test('shuts on a planted loss of accuracy that still keeps the margin', async () => {
    await plant('low-rank', (measurements) => {
      measurements['distance'] = 5e-7;
    });
    const { code, stdout } = run('check', '--out', out, '--json');
    assert.equal(code, 1);
    const claim = (JSON.parse(stdout) as Run).claims.find(({ id }) => id === 'linear/low-rank-end-point');
    assert.equal(claim?.verdict, 'reproduced');
    assert.equal(claim.drift, 'regressed');
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
