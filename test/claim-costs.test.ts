import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { claimCosts } from '../pipeline/claim-costs.ts';
import type { Result } from '../schemas/result.d.ts';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'claim-costs-'));
after(() => rmSync(folder, { recursive: true }));

test(
  'a reproduction keeps what each cell cost, and from that what each claim cost',
  { timeout: 120_000 },
  async () => {
    const options = ['rhm', '--profile', 'smoke', '--engine', 'wasm', '--workers', '1', '--out', folder];
    const program = path.join(root, 'bin', 'reproduce.ts');
    spawnSync(process.execPath, ['--import', 'tsx', program, ...options], { cwd: root });
    const cells = path.join(folder, 'cells', 'rhm');
    const results = readdirSync(cells).map(
      (file) => JSON.parse(readFileSync(path.join(cells, file), 'utf8')) as Result,
    );
    const networks = results.filter(({ cell }) => cell.experiment === 'network');
    for (const { cost, outcome } of networks) {
      assert.ok(outcome.state === 'completed');
      assert.equal(cost.steps, outcome.measurements['steps']);
      assert.ok(Math.abs(cost.stepsPerSecond! - (1e3 * cost.steps!) / cost.durationMs) < 1e-6);
      assert.equal(cost.workers, 1);
      assert.ok(cost.peakMemoryMiB > 10);
    }
    const grammars = results.filter(({ cell }) => cell.experiment === 'grammar');
    for (const { cost } of grammars) assert.equal(cost.steps, undefined, 'nothing is trained there');

    const record = networks[0]!.engine;
    const costs = await claimCosts(folder, record);
    // Of the claims this profile decides one, from the cells that it declares.
    assert.deepEqual(
      costs.map(({ id, cells }) => [id, cells]),
      [['rhm/data-are-exact', grammars.length]],
    );
    const seconds = grammars.reduce((sum, { cost }) => sum + cost.durationMs / 1e3, 0);
    assert.ok(Math.abs(costs[0]!.seconds - seconds) < 1e-9);

    // Another version or device did not train these cells, and elsewhere there are none.
    assert.deepEqual(
      await claimCosts(folder, { ...record, versions: { ...record.versions, 'tfjs-core': '0' } }),
      [],
    );
    assert.deepEqual(await claimCosts(folder, { ...record, device: 'another' }), []);
    assert.deepEqual(await claimCosts(path.join(folder, 'none'), record), []);
  },
);
