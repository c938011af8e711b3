import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { findLibraries } from '../../core/engine/tensorflow/find-libraries.ts';
import { elfSearchPath } from './elf-search-path.ts';
import { syntheticElf, type ElfPaths } from './fixtures/synthetic-elf.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'elf-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function searched(paths: ElfPaths): Promise<string[]> {
  const file = path.join(folder, 'lib.so');
  writeFileSync(file, syntheticElf(paths));
  return (await elfSearchPath(file)).map((each) => path.relative(folder, each));
}

test('RUNPATH, with the library’s folder for $ORIGIN, each folder once', async () => {
  assert.deepEqual(await searched({ runpath: '$ORIGIN/../nvidia/nccl/lib:${ORIGIN}/x:$ORIGIN/x' }), [
    '../nvidia/nccl/lib',
    'x',
  ]);
});

test('RPATH counts where there is no RUNPATH only', async () => {
  assert.deepEqual(await searched({ rpath: '$ORIGIN/a' }), ['a']);
  assert.deepEqual(await searched({ rpath: '$ORIGIN/a', runpath: '$ORIGIN/b' }), ['b']);
  assert.deepEqual(await searched({}), []);
});

test('a long one, as TensorFlow’s', async () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `${i}`);
  const runpath = names.map((name) => `$ORIGIN/${name}`).join(':');
  assert.deepEqual(await searched({ runpath }), names);
});

test('what is no library is refused', async () => {
  const file = path.join(folder, 'lib.so');
  writeFileSync(file, 'the framework');
  await assert.rejects(elfSearchPath(file), /found no 64-bit ELF file/);
});

const found = await findLibraries(['cpu', 'gpu']);
const withReadelf = ((): boolean => {
  try {
    execFileSync('readelf', ['--version']);
    return true;
  } catch {
    return false;
  }
})();
const skip = found.state === 'none' ? 'no libraries of TensorFlow' : !withReadelf && 'no readelf';

test('the same of a real library as readelf says', { skip }, async () => {
  const addon = found.state === 'found' ? found.libraries.addon : '';
  const said = execFileSync('readelf', ['-d', addon], { encoding: 'utf8' });
  const runpath = /R(?:UN)?PATH.*\[(.*)\]/.exec(said)![1]!;
  const folders = runpath.replaceAll('$ORIGIN', path.dirname(addon)).split(':');
  assert.deepEqual(await elfSearchPath(addon), [...new Set(folders.map((each) => path.resolve(each)))]);
});
