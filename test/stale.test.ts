/** Results that other code trained: told, trained again, kept only on request. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sealResult } from '../core/run/make-result.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Run } from '../schemas/run.d.ts';

const root = path.join(import.meta.dirname, '..');
const out = mkdtempSync(path.join(os.tmpdir(), 'stale-'));
after(() => rmSync(out, { recursive: true }));

function run(command: string, ...parameters: string[]) {
  const program = ['--import', 'tsx', `bin/${command}.ts`, ...parameters, '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

const reproduce = (...parameters: string[]) =>
  run('reproduce', 'balanced', '--profile', 'smoke', '--engine', 'wasm', '--workers', '1', ...parameters);

function cellsOf(stdout: string): Run['cells'] {
  return (JSON.parse(stdout) as Run).cells;
}

const folder = path.join(out, 'cells', 'balanced');
const files = () => readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Stores the first results again as other code, or code that did not say which it was, would have stored them. */
function age(count: number, trainer?: string): void {
  for (const name of files().slice(0, count)) {
    const file = path.join(folder, name);
    const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
    delete result.trainer;
    writeFileSync(file, JSON.stringify(sealResult(trainer === undefined ? result : { ...result, trainer })));
  }
}

describe('results that other code trained', () => {
  before(() => assert.equal(reproduce().code, 0));

  test('each result says which code trained it, and is reused by the same', () => {
    for (const name of files()) {
      const { trainer } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Result;
      assert.match(trainer!, /^[0-9a-f]{64}$/);
    }
    const { trained, stored, stale } = cellsOf(reproduce('--json').stdout);
    assert.deepEqual([trained, stored, stale], [0, files().length, undefined]);
  });

  test('are told by --explain with the reason, and trained again by a run', () => {
    age(1, 'a'.repeat(64));
    const explained = reproduce('--explain').stdout;
    assert.match(explained, /^3 cells are stored, 1 would be trained$/m);
    assert.match(explained, /balanced.*: 1 stale: the code of balanced has changed since it was trained$/m);
    assert.match(explained, /: \d reused$/m);
    const { cells } = JSON.parse(reproduce('--explain', '--json').stdout) as {
      cells: { id: string; isTrained: boolean; why: string }[];
    };
    assert.deepEqual(cells.map(({ isTrained, why }) => `${isTrained} ${why}`).sort(), [
      ...['false reused', 'false reused', 'false reused'],
      'true stale: the code of balanced has changed since it was trained',
    ]);
    assert.equal(new Set(cells.map(({ id }) => id)).size, 4);
    const again = reproduce('--json');
    assert.deepEqual(
      [cellsOf(again.stdout).trained, cellsOf(again.stdout).stale, cellsOf(again.stdout).missing],
      [1, 1, 0],
    );
    assert.match(again.stderr, /1 stored result is stale: 1 of balanced .* trained again/);
    assert.equal(cellsOf(reproduce('--json').stdout).trained, 0);
  });

  test('are kept on request, and then the run and its page say so', () => {
    age(2);
    const kept = reproduce('--keep-stale', '--json');
    assert.deepEqual([cellsOf(kept.stdout).trained, cellsOf(kept.stdout).keptStale], [0, 2]);
    assert.match(kept.stderr, /2 stored results are stale: 2 of balanced \(it does not say which code/);
    assert.match(
      readFileSync(path.join(out, 'report.html'), 'utf8'),
      /2 of 4 cells were trained by other code/,
    );
  });

  test('are missing to commands that only read, which name both ways on', () => {
    const { stderr } = run('report');
    assert.match(stderr, /2 stored results are stale: .*count as missing\. Train .*reproduce.*--keep-stale/);
    const { cells } = JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run;
    assert.deepEqual([cells.missing, cells.stale], [2, 2]);
    const accepted = run('accept', '--reason', 'none');
    assert.equal(accepted.code, 2);
    assert.match(accepted.stderr, /found 2 of 4 cells/);
    run('report', '--keep-stale');
    const kept = JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run;
    assert.deepEqual([kept.cells.missing, kept.cells.keptStale], [0, 2]);
  });
});
