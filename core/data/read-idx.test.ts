import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Fail } from '../fail.ts';
import { findOriginal } from './find-original.ts';
import { readIdx } from './read-idx.ts';

/** Two rows of three, by hand: 0 0, type 8, two axes, 2, 3, then the entries. */
const bytes = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255];

describe('IDX files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'idx-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function reading(name: string, content: Uint8Array): Promise<Uint8Array> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return readIdx(file, [2, 3]);
  }

  test('give their entries, compressed or not', async () => {
    const expected = [10, 20, 30, 40, 50, 255];
    assert.deepEqual([...(await reading('plain', Uint8Array.from(bytes)))], expected);
    assert.deepEqual([...(await reading('packed.gz', gzipSync(Uint8Array.from(bytes))))], expected);
  });

  for (const [what, name, content, message] of [
    ['truncated', 'a', Uint8Array.from(bytes.slice(0, -1)), /truncated file of 17 bytes, expected 18 bytes/],
    ['with bytes left over', 'b', Uint8Array.from([...bytes, 1]), /bytes left over of 19/],
    ['of other axes', 'c', Uint8Array.from(bytes.with(7, 4)), /found 4 × 3, expected 2 × 3/],
    ['of another type', 'd', Uint8Array.from(bytes.with(2, 13)), /first bytes 00000d02, .*00000802/],
    ['empty', 'e', new Uint8Array(), /first bytes /],
    ['that is cut within its header', 'f', Uint8Array.from(bytes.slice(0, 6)), /found 0 × 0/],
    [
      'whose archive holds far more than it should',
      'h.gz',
      gzipSync(new Uint8Array(2 ** 26)),
      /an archive of more than \d+ bytes/,
    ],
    ['whose archive is cut', 'g.gz', gzipSync(Uint8Array.from(bytes)).subarray(0, 20), /damaged archive/],
  ] as const) {
    test(`one ${what} is refused, naming it`, async () => {
      await assert.rejects(
        reading(name, content),
        (error) =>
          error instanceof Fail &&
          error.exitCode === 2 &&
          message.test(error.message) &&
          error.message.startsWith(path.join(folder, name)),
      );
    });
  }

  test('a folder of the file’s name is passed over for the file, and refused where it is all there is', async () => {
    await mkdir(path.join(folder, 'set'));
    assert.equal(await findOriginal(folder, ['set']), undefined);
    await writeFile(path.join(folder, 'set2'), '');
    assert.equal(await findOriginal(folder, ['set', 'set2']), path.join(folder, 'set2'));
    await assert.rejects(readIdx(path.join(folder, 'set'), [2, 3]), /found a folder/);
  });
});
