import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { encode } from 'fast-png';
import { Fail } from '../fail.ts';
import { checkLabels } from './check-labels.ts';
import { interleavePlanes } from './interleave-planes.ts';
import { readCifar10 } from './read-cifar10.ts';

test('planes become pixels', () => {
  const to = new Uint8Array(6);
  interleavePlanes(Uint8Array.from([9, 1, 2, 3, 4, 5, 6]), 1, 3, to);
  assert.deepEqual([...to], [1, 3, 5, 2, 4, 6]);
});

for (const wrong of [10, -1, 1.5, '3', null]) {
  test(`${JSON.stringify(wrong)} is no label`, () => {
    assert.throws(() => checkLabels([0, 9, wrong], 'labels'), /labels: found the label .* of image 2/);
  });
}

describe('files of CIFAR-10', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cifar-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Refused with exit code 2 and such a message. */
  async function refused(message: RegExp): Promise<void> {
    await assert.rejects(
      readCifar10(folder),
      (error) => error instanceof Fail && error.exitCode === 2 && message.test(error.message),
    );
  }

  const png = encode({ width: 1024, height: 2, data: new Uint8Array(1024 * 2 * 3).fill(7), channels: 3 });

  test('a folder without any is told what was looked for', () => refused(/data_batch_1\.bin to/));

  for (const [what, content, message] of [
    ['truncated', png.subarray(0, png.length - 20), /data_batch_1\.png: found a damaged or truncated file/],
    ['with a bit turned', png.with(60, png[60]! ^ 1), /damaged or truncated/],
    ['of too few images', png, /found 1024 × 2 pixels .* expected a PNG of 1024 × 10000/],
    ['that is none', Uint8Array.from([1, 2, 3]), /damaged or truncated file of 3 bytes/],
  ] as const) {
    test(`a PNG ${what} is refused`, async () => {
      await writeFile(path.join(folder, 'data_batch_1.png'), content);
      await refused(message);
    });
  }

  test('a truncated binary batch is refused, and goes before PNG files', async () => {
    await writeFile(path.join(folder, 'data_batch_1.bin'), new Uint8Array(3073));
    await refused(/data_batch_1\.bin: found a truncated file of 3073 bytes, expected 30730000 bytes/);
  });

  test('a label out of range is refused', async () => {
    await writeFile(path.join(folder, 'data_batch_1.bin'), new Uint8Array(30_730_000).fill(11, 3073, 3074));
    await refused(/data_batch_1\.bin: found the label 11 of image 1, expected a whole number from 0 to 9/);
  });
});
