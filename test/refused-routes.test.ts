/** Bad input by the documented route, `npm run … -- …`: one message with what to do, exit code 2, and nothing made. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'refused-routes-'));
after(() => rmSync(folder, { recursive: true }));

/** What npm prints of a refused command, whose last line is the refusal. */
function refusal(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'reproduce', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 2, `${stdout}${stderr}`);
  assert.equal(stdout, '');
  assert.doesNotMatch(stderr, /\n\s+at |Error:/, 'no stack');
  return stderr.trimEnd().split('\n').at(-1)!;
}

test('an empty name for the results folder, before anything is trained', () => {
  const before = readdirSync(root);
  assert.match(refusal('linear', '--out', ''), /^--out: found "", expected the name of a folder\./);
  assert.deepEqual(readdirSync(root), before);
});

test('a value of --where that is empty, and one that no cell has', () => {
  const out = path.join(folder, 'where');
  for (const values of ['delta=1,', 'delta=0.5,1,77']) {
    assert.match(refusal('linear', '--engine', 'wasm', '--out', out, '--where', values), /^--where: found /);
  }
  assert.ok(!existsSync(path.join(out, 'cells')));
});

test('a folder that has the name of an image file', () => {
  const data = path.join(folder, 'data');
  mkdirSync(path.join(data, 'train-images-idx3-ubyte'), { recursive: true });
  const own = ['--engine', 'wasm', '--data', data, '--out', path.join(folder, 'out')];
  assert.match(
    refusal('deep', '--profile', 'smoke', ...own),
    /expected train-images-idx3-ubyte, .*Put it there/,
  );
});
