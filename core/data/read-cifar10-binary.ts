import { Fail } from '../fail.ts';
import { checkLabels } from './check-labels.ts';
import { findOriginal, missingOriginal } from './find-original.ts';
import { interleavePlanes } from './interleave-planes.ts';
import { readOriginal } from './read-original.ts';
import { imageBytes, pinnedImageSets } from './pinned-image-sets.ts';

/** Images of each file. */
const batch = 10_000;

/**
 * CIFAR-10's binary version: each image is a byte with its class, then 1,024 bytes of red, of green and of blue.
 *
 * @returns training images (interleaved by pixel), training labels, test images, test labels
 * @throws Fail (exit 2) where a file is missing, truncated, or has a label that is none
 */
export async function readCifar10Binary(folder: string): Promise<Uint8Array[]> {
  const training: [Uint8Array, Uint8Array][] = [];
  for (let n = 1; n <= 5; n++) training.push(await readBatch(folder, `data_batch_${n}.bin`));
  const test = await readBatch(folder, 'test_batch.bin');
  return [
    Buffer.concat(training.map(([images]) => images)),
    Buffer.concat(training.map(([, labels]) => labels)),
    ...test,
  ];
}

async function readBatch(folder: string, name: string): Promise<[images: Uint8Array, labels: Uint8Array]> {
  const file = await findOriginal(folder, [name]);
  if (file === undefined) throw missingOriginal(folder, name);
  const { channels } = pinnedImageSets.cifar10;
  const size = imageBytes(pinnedImageSets.cifar10);
  const expected = batch * (1 + size);
  const bytes = await readOriginal(file, expected + 1024);
  if (bytes.length !== expected) {
    const found = `${bytes.length < expected ? 'a truncated file of ' : ''}${bytes.length} bytes`;
    const next = 'Take the file from its source again.';
    throw new Fail({ where: file, found, expected: `${expected} bytes`, next });
  }
  const labels = Uint8Array.from({ length: batch }, (_, i) => bytes[i * (1 + size)]!);
  checkLabels(labels, file);
  const images = new Uint8Array(batch * size);
  for (let i = 0; i < batch; i++) {
    interleavePlanes(bytes, i * (1 + size) + 1, channels, images.subarray(i * size, (i + 1) * size));
  }
  return [images, labels];
}
