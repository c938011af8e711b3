import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Fail } from '../fail.ts';
import { checkContent } from './check-content.ts';
import { imageSetFile } from './data-folder.ts';
import { fetchImageSet } from './fetch-image-set.ts';
import { loadImageSet } from './load-image-set.ts';
import { imageBatch } from './fixtures/image-batch.ts';
import { splitImageSet } from './split-image-set.ts';

const say = (): void => undefined;
const mnist = imageSetFile('mnist');
const unavailable = await fetchImageSet('mnist', { say }).then(
  () => false as const,
  (error: unknown) => (error as Error).message,
);

function refusal(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Fail && error.exitCode === 2 && message.test(error.message);
}

describe('MNIST', { skip: unavailable }, () => {
  const { GETRICH_BENCH_DATA: chosen } = process.env;
  let folder: string;
  let bytes: Buffer;
  before(async () => {
    bytes = await readFile(mnist);
    folder = await mkdtemp(path.join(os.tmpdir(), 'data-'));
    process.env['GETRICH_BENCH_DATA'] = path.join(folder, 'cache');
  });
  after(async () => {
    if (chosen === undefined) delete process.env['GETRICH_BENCH_DATA'];
    else process.env['GETRICH_BENCH_DATA'] = chosen;
    await rm(folder, { recursive: true });
  });

  /** An IDX file: zeros, type 8, axes, their lengths, entries. */
  function idx(axes: readonly number[], entries: Uint8Array): Buffer {
    const head = Buffer.alloc(4 + 4 * axes.length);
    head.writeUInt32BE(0x0800 | axes.length, 0);
    for (const [i, length] of axes.entries()) head.writeUInt32BE(length, 4 + 4 * i);
    return Buffer.concat([head, entries]);
  }

  test('is taken from the user’s own files, whole, and is then there', async () => {
    const own = path.join(folder, 'own');
    await mkdir(own);
    const { train, test: rest } = splitImageSet('mnist', bytes);
    await writeFile(path.join(own, 'train-images-idx3-ubyte'), idx([60_000, 28, 28], train.images));
    await writeFile(path.join(own, 'train-labels.idx1-ubyte'), idx([60_000], train.labels));
    await writeFile(path.join(own, 't10k-images-idx3-ubyte'), idx([10_000, 28, 28], rest.images));
    await writeFile(path.join(own, 't10k-labels-idx1-ubyte'), idx([10_000], rest.labels));
    assert.equal(await fetchImageSet('mnist', { say, own }), 'made');
    assert.ok(bytes.equals(await readFile(imageSetFile('mnist'))));
    assert.equal(await fetchImageSet('mnist', { say }), 'present');
    // The first training image is a five; its first bright row starts with these pixels.
    const set = await loadImageSet('mnist');
    assert.deepEqual([...set.train.labels.subarray(0, 5)], [5, 0, 4, 1, 9]);
    set.train.labels.slice().fill(7);
    assert.deepEqual([...set.train.labels.subarray(0, 5)], [5, 0, 4, 1, 9], 'a slice is a copy');
    assert.deepEqual([...set.train.images.subarray(152, 156)], [3, 18, 18, 18]);

    await writeFile(path.join(own, 't10k-labels-idx1-ubyte'), idx([10_000], rest.labels).subarray(0, 99));
    await assert.rejects(fetchImageSet('mnist', { say, own }), refusal(/t10k-labels.*truncated file of 99/));
  });

  test('other content is told by class counts, means or hash, whichever says most', () => {
    const changed = (change: (copy: Buffer) => void): Buffer => {
      const copy = Buffer.from(bytes);
      change(copy);
      return copy;
    };
    const cases: [(copy: Buffer) => void, RegExp][] = [
      [(copy) => (copy[60_000 * 784] = 6), /5923, 6742, 5958, 6131, 5842, 5420, 5919.* in the train part/],
      [(copy) => copy.fill(255, 0, 784), /channel means 33\.3\d+, expected channel means 33\.318421/],
      [(copy) => copy.set([bytes[153]!, bytes[152]!], 152), /content of SHA-256/],
    ];
    for (const [change, message] of cases) {
      assert.throws(() => checkContent('mnist', changed(change), 'here'), refusal(message));
    }
    assert.throws(() => checkContent('mnist', bytes.subarray(1), 'here'), refusal(/54949999 bytes/));
  });

  test('a decoded file that is missing, cut or changed is told with what to do', async () => {
    process.env['GETRICH_BENCH_DATA'] = path.join(folder, 'other');
    await assert.rejects(loadImageSet('mnist'), refusal(/found no file.*npm run data -- mnist/));
    await mkdir(path.join(folder, 'other'));
    await writeFile(imageSetFile('mnist'), bytes.subarray(0, 1000));
    await assert.rejects(loadImageSet('mnist'), refusal(/found 1000 bytes, expected 54950000/));
    const copy = Buffer.from(bytes);
    copy[0] = 1;
    await writeFile(imageSetFile('mnist'), copy);
    await assert.rejects(loadImageSet('mnist'), refusal(/found SHA-256 .*, expected 06b0d1f1/));
  });
});

test('a folder that is none is told', async () => {
  await assert.rejects(
    fetchImageSet('mnist', { say, own: '/nowhere' }),
    refusal(/\/nowhere: found no folder/),
  );
});

test('a batch has the wanted images, each channel by its own scale', () => {
  const images = Uint8Array.from([0, 10, 20, 30, 40, 50, 60, 70]);
  const part = { count: 2, images, labels: Uint8Array.from([0, 1]) };
  const scales = [
    { mean: 10, deviation: 10 },
    { mean: 0, deviation: 5 },
  ];
  const batch = imageBatch({ height: 1, width: 2, channels: 2 }, part, [1, 0], scales);
  assert.deepEqual([...batch], [3, 10, 5, 14, -1, 2, 1, 6]);
});
