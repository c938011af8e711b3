import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { sweepUnfinished } from './sweep-unfinished.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sweep-'));
after(() => rmSync(folder, { recursive: true }));

const twoHoursAgo = Date.now() / 1e3 - 7200;

function left(out: string, name: string, seconds = twoHoursAgo): string {
  const file = path.join(out, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'half');
  utimesSync(file, seconds, seconds);
  return file;
}

test('what killed writers left goes, in every folder that a run writes to', async () => {
  const out = path.join(folder, 'left');
  const files = [
    'run.json.0123abcd.unfinished',
    'cells/relu/ab.json.0123abcd.unfinished',
    'checkpoints/ab.checkpoint.0123abcd.unfinished',
    'figures/page/figure-1b.svg.0123abcd.unfinished',
  ].map((name) => left(out, name));
  assert.equal(await sweepUnfinished(out), files.length);
  for (const file of files) assert.ok(!existsSync(file), file);
});

test('what may be in writing, is not ours, or is no file stays', async () => {
  const out = path.join(folder, 'kept');
  const kept = [
    left(out, 'cells/relu/ab.json.0123abcd.unfinished', Date.now() / 1e3 - 600),
    left(out, 'cells/relu/ab.json'),
    left(out, 'cells/relu/ab.damaged-1.json'),
    left(out, 'cells/relu/thesis.unfinished'),
    left(out, 'cells/relu/ab.json.0123abcd.unfinished.gz'),
    left(out, 'mine/notes.0123abcd.unfinished'),
    left(out, 'cells/relu/deeper/ab.json.0123abcd.unfinished'),
  ];
  const elsewhere = left(folder, 'elsewhere/ab.json.0123abcd.unfinished');
  const link = path.join(out, 'cells', 'linked');
  symlinkSync(path.dirname(elsewhere), link);
  mkdirSync(path.join(out, 'cells', 'ab.json.0123abcd.unfinished'));
  assert.equal(await sweepUnfinished(out), 0);
  for (const file of [...kept, elsewhere, link]) assert.ok(existsSync(file), file);
});

test('a folder that is not there, or is a file, is nothing to sweep', async () => {
  assert.equal(await sweepUnfinished(path.join(folder, 'nowhere')), 0);
  assert.equal(await sweepUnfinished(left(folder, 'a file')), 0);
});

test('the name is the one that a killed writer leaves', { skip: process.platform === 'win32' }, async () => {
  const out = path.join(folder, 'killed');
  mkdirSync(out);
  const files = JSON.stringify(path.join(import.meta.dirname, '..', 'files.ts'));
  // Killed by itself when the file is open: of the handles that it opens this is the first that it asks the length of.
  const program = `
    const fs = require('node:fs');
    fs.fsyncSync = () => process.kill(process.pid, 'SIGKILL');
    require('node:module').syncBuiltinESMExports();
    import(${files}).then(({ writeWholeSync }) => writeWholeSync(${JSON.stringify(path.join(out, 'run.json'))}, '{}'));
  `;
  const { signal } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', program]);
  assert.equal(signal, 'SIGKILL');
  const [name, ...others] = readdirSync(out);
  assert.deepEqual(others, []);
  assert.match(name!, /^run\.json\./);
  utimesSync(path.join(out, name!), twoHoursAgo, twoHoursAgo);
  assert.equal(await sweepUnfinished(out), 1);
  assert.deepEqual(readdirSync(out), []);
});
