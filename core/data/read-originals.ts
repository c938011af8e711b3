import { stat } from 'node:fs/promises';
import { Fail } from '../fail.ts';
import type { ImageSetName } from './image-set.ts';
import { readCifar10 } from './read-cifar10.ts';
import { readMnist } from './read-mnist.ts';

const readers = { mnist: readMnist, cifar10: readCifar10 } as const;

/**
 * A set from the files as they are distributed.
 *
 * @param folder with the files, or with a folder that has them
 * @returns training images, training labels, test images and test labels in one block
 * @throws Fail (exit 2) where the folder or a file is missing or damaged
 */
export async function readOriginals(name: ImageSetName, folder: string): Promise<Uint8Array> {
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new Fail({
      where: folder,
      found: 'no folder',
      expected: `one with the official files of ${name}`,
      next: 'Correct --data, or leave it out and let npm fetch them.',
    });
  }
  return Buffer.concat(await readers[name](folder));
}
