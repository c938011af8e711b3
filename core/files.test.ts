import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { writeWhole, writeWholeSync } from './files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'files-'));
after(() => rmSync(folder, { recursive: true }));

for (const [name, write] of [
  ['writeWhole', writeWhole],
  [
    'writeWholeSync',
    (file: string, content: string): Promise<void> => {
      writeWholeSync(file, content);
      return Promise.resolve();
    },
  ],
] as const) {
  describe(name, () => {
    test('makes folders, replaces what is there, and leaves nothing beside it', async () => {
      const file = path.join(folder, name, 'deeper', 'file');
      await write(file, 'one');
      await write(file, 'zwölf');
      assert.equal(readFileSync(file, 'utf8'), 'zwölf');
      assert.deepEqual(readdirSync(path.dirname(file)), ['file']);
    });

    test('replaces a link and leaves alone what it points to', async () => {
      const target = path.join(folder, `${name}-target`);
      const link = path.join(folder, `${name}-link`);
      writeFileSync(target, 'not ours');
      symlinkSync(target, link);
      await write(link, 'ours');
      assert.equal(readFileSync(target, 'utf8'), 'not ours');
      assert.ok(!lstatSync(link).isSymbolicLink());
    });
  });
}

/** A file system of one megabyte, where this process may make one. */
function smallDisk(): string | undefined {
  const place = path.join(folder, 'disk');
  mkdirSync(place);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
  return status === 0 ? place : undefined;
}

test('on a full disk the old file stays, nothing is left beside it, and the error says so', async (context) => {
  const disk = smallDisk();
  if (disk === undefined) {
    context.skip('no file system can be mounted here');
    return;
  }
  try {
    const file = path.join(disk, 'run.json');
    await writeWhole(file, 'old');
    const large = 'x'.repeat(2 ** 21);
    await assert.rejects(writeWhole(file, large), { code: 'ENOSPC' });
    assert.throws(() => writeWholeSync(file, large), { code: 'ENOSPC' });
    assert.equal(readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(readdirSync(disk), ['run.json']);
  } finally {
    execFileSync('umount', [disk]);
    assert.ok(existsSync(disk));
  }
});
