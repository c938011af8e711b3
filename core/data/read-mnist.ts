import { checkLabels } from './check-labels.ts';
import { findOriginal, missingOriginal } from './find-original.ts';
import { imageCount, pinnedImageSets } from './pinned-image-sets.ts';
import { readIdx } from './read-idx.ts';

/**
 * MNIST from its four IDX files, compressed or not.
 *
 * @returns training images, training labels, test images, test labels
 * @throws Fail (exit 2) where a file is missing or damaged
 */
export async function readMnist(folder: string): Promise<Uint8Array[]> {
  const { train, test, height, width } = pinnedImageSets.mnist;
  const blocks: Uint8Array[] = [];
  for (const [prefix, part] of [
    ['train', train],
    ['t10k', test],
  ] as const) {
    const count = imageCount(part);
    const images = await original(folder, `${prefix}-images`, 'idx3-ubyte');
    blocks.push(await readIdx(images, [count, height, width]));
    const labelFile = await original(folder, `${prefix}-labels`, 'idx1-ubyte');
    const labels = await readIdx(labelFile, [count]);
    checkLabels(labels, labelFile);
    blocks.push(labels);
  }
  return blocks;
}

async function original(folder: string, stem: string, ending: string): Promise<string> {
  const names = ['-', '.'].flatMap((joint) => ['', '.gz'].map((gz) => `${stem}${joint}${ending}${gz}`));
  const file = await findOriginal(folder, names);
  if (file === undefined) throw missingOriginal(folder, `${names[0]!}, or the same compressed (.gz)`);
  return file;
}
