import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { syntheticResult } from '../../core/run/fixtures/synthetic-result.ts';
import { recordedIn } from './recorded-in.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'recorded-'));
after(() => rmSync(folder, { recursive: true }));

test('what is no result adds nothing to the costs, and holds nothing up', async () => {
  const cells = path.join(folder, 'cells', 'made');
  mkdirSync(cells, { recursive: true });
  const at = (digit: string): string => path.join(cells, `${digit.repeat(64)}.json`);
  const sound = { ...syntheticResult('tanks', {}, {}), cost: { durationMs: 3000, peakMemoryMiB: 1 } };
  writeFileSync(at('0'), JSON.stringify(sound));
  const alone = await recordedIn([folder]);
  assert.match(JSON.stringify(alone), /tanks/);
  writeFileSync(at('1'), '['.repeat(5000) + ']'.repeat(5000));
  writeFileSync(at('2'), JSON.stringify(sound));
  truncateSync(at('2'), 2 ** 24 + 1);
  writeFileSync(at('3'), '{}');
  if (process.platform !== 'win32') execFileSync('mkfifo', [at('4')]);
  assert.deepEqual(await recordedIn([folder]), alone);
});
