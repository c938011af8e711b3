import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { withFileLock } from './with-file-lock.ts';

describe('a lock', () => {
  let file: string;
  before(async () => {
    file = path.join(await mkdtemp(path.join(os.tmpdir(), 'lock-')), 'set.bin');
  });
  after(() => rm(path.dirname(file), { recursive: true }));

  test('lets one at a time in, tells the other that it waits, and is gone at the end', async () => {
    let inside = 0;
    const said: string[] = [];
    const once = (): Promise<void> =>
      withFileLock(
        file,
        (message) => said.push(message),
        async () => {
          inside++;
          assert.equal(inside, 1);
          await wait(30);
          inside--;
        },
      );
    await Promise.all([once(), once()]);
    assert.equal(said.length, 1);
    assert.match(said[0]!, /another process is making it/);
    await assert.rejects(access(`${file}.lock`));
  });

  test('is gone after a failure, which is passed on', async () => {
    await assert.rejects(
      withFileLock(
        file,
        () => undefined,
        () => Promise.reject(new Error('no')),
      ),
      /no/,
    );
    await assert.rejects(access(`${file}.lock`));
  });

  test('of a process that was killed is taken over', async () => {
    await mkdir(`${file}.lock`);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${file}.lock`, longAgo, longAgo);
    assert.equal(
      await withFileLock(
        file,
        () => undefined,
        () => Promise.resolve(7),
      ),
      7,
    );
  });

  test('that somebody removed does no harm to its holder, nor the end to the next one', async () => {
    const hold = (meanwhile: () => Promise<void>): Promise<void> =>
      withFileLock(file, () => undefined, meanwhile);
    await hold(async () => {
      await rm(`${file}.lock`, { recursive: true });
      // Longer than a heartbeat, so that the holder notices.
      await wait(2500);
      await mkdir(`${file}.lock`);
    });
    await access(`${file}.lock`);
    await rm(`${file}.lock`, { recursive: true });
  });

  test('where none can be made says so at once', async () => {
    const nowhere = path.join(path.dirname(file), 'missing', 'set.bin');
    await assert.rejects(
      withFileLock(
        nowhere,
        () => undefined,
        () => Promise.resolve(),
      ),
      { code: 'ENOENT' },
    );
  });
});
