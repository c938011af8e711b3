import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Fail } from '../fail.ts';
import { requireOutFolder } from './out-folder.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'out folder '));
after(() => rmSync(folder, { recursive: true }));

const refused = (out: string, words: RegExp): void =>
  assert.throws(
    () => requireOutFolder(out),
    (error) => error instanceof Fail && error.exitCode === 2 && words.test(error.message),
  );

test('a place that can be used is left as it is, also one that is not there yet', () => {
  requireOutFolder(path.join(folder, 'not', 'yet'));
  requireOutFolder(folder);
  assert.deepEqual(readdirSync(folder), []);
});

test('no name, a file, and a place below a file are refused', () => {
  refused('', /--out: found ""/);
  refused('  ', /--out/);
  writeFileSync(path.join(folder, 'file'), '');
  refused(path.join(folder, 'file'), /a file where a folder must be/);
  refused(path.join(folder, 'file', 'below'), /a file where a folder must be/);
});

test('a link within is refused, the folder itself may be one', () => {
  const elsewhere = path.join(folder, 'elsewhere');
  const out = path.join(folder, 'out');
  mkdirSync(elsewhere);
  mkdirSync(path.join(out, 'cells'), { recursive: true });
  symlinkSync(elsewhere, path.join(out, 'cells', 'relu'));
  refused(out, /cells\/relu: found a link/);
  rmSync(path.join(out, 'cells', 'relu'));
  symlinkSync(elsewhere, path.join(out, 'figures'));
  refused(out, /figures: found a link/);
  rmSync(path.join(out, 'figures'));
  symlinkSync(out, path.join(folder, 'results'));
  requireOutFolder(path.join(folder, 'results'));
  assert.ok(existsSync(elsewhere));
});

test(
  'a read-only file system is refused before anything is done',
  { skip: process.platform !== 'linux' },
  () => {
    refused('/proc/results', /\/proc\/results/);
  },
);
