/** Files of a results folder that somebody else has made: none is waited for, followed, or read without bounds. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Fail } from '../core/fail.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';
import type { Run } from '../schemas/run.d.ts';
import { crateFacts } from './crate-facts.ts';
import { FigureFiles } from './figure-files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'foreign-'));
after(() => rmSync(folder, { recursive: true }));
const posix = { skip: process.platform === 'win32' };

function written(name: string, content: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const nested = '['.repeat(5000) + ']'.repeat(5000);
const key = '0'.repeat(64);

/** The part of a run's document that a crate is made from. */
function run(...files: string[]): Run {
  return { suites: ['made'], figures: [{ files }] } as unknown as Run;
}

function facts(out: string, ...files: string[]) {
  return crateFacts(path.join(folder, out), run(...files), undefined);
}

function refusal(words: RegExp) {
  return (error: unknown): boolean =>
    error instanceof Fail && error.exitCode === 2 && words.test(error.message);
}

test('a crate is not made of damaged results: too deep, too large, not a result', async () => {
  const file = written(`crate/cells/made/${key}.json`, nested);
  await assert.rejects(facts('crate'), refusal(/more than 64 levels deep/));
  writeFileSync(file, '{}');
  await assert.rejects(facts('crate'), refusal(/expected/));
  truncateSync(file, 2 ** 24 + 1);
  await assert.rejects(facts('crate'), refusal(/16777217 bytes, where 16777216 are the most/));
});

test('a crate holds no pipe, no link, and nothing outside its folder', posix, async () => {
  const result = syntheticResult('tanks', {}, {});
  written(`whole/cells/made/${key}.json`, JSON.stringify(result));
  written('whole/figures/good.svg', 'drawn');
  const secret = written('secret.svg', 'not of this run');
  symlinkSync(secret, path.join(folder, 'whole', 'figures', 'link.svg'));
  execFileSync('mkfifo', [path.join(folder, 'whole', 'report.html')]);
  execFileSync('mkfifo', [path.join(folder, 'whole', 'cells', 'made', `${'1'.repeat(64)}.json`)]);
  const names = [
    'figures/good.svg',
    'figures/link.svg',
    'figures/../../secret.svg',
    secret,
    'figures/none.svg',
  ];
  const { files, folders } = await facts('whole', ...names);
  assert.deepEqual(
    files.map((file) => file.path),
    ['figures/good.svg'],
  );
  assert.deepEqual(folders, ['cells/made/']);
});

test('pictures are taken as drawn from regular files only', posix, async () => {
  const out = path.join(folder, 'pictures');
  const files = FigureFiles.open(out);
  await files.write('a.svg', 'picture');
  await files.close();
  assert.equal(FigureFiles.open(out).read('a.svg')?.toString(), 'picture');
  const file = path.join(out, 'figures', 'a.svg');
  rmSync(file);
  symlinkSync(written('elsewhere.svg', 'picture'), file);
  assert.equal(FigureFiles.open(out).read('a.svg'), undefined);
  rmSync(file);
  execFileSync('mkfifo', [file]);
  assert.equal(FigureFiles.open(out).read('a.svg'), undefined);
  rmSync(path.join(out, 'figures', 'SHA256SUMS'));
  execFileSync('mkfifo', [path.join(out, 'figures', 'SHA256SUMS')]);
  assert.equal(FigureFiles.open(out).sum('a.svg'), undefined);
});
