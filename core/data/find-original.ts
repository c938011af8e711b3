import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Fail } from '../fail.ts';

/** Folders below the named one in which archives and packages put their files. */
const below = ['.', 'data', 'mnist', 'MNIST', path.join('MNIST', 'raw'), 'cifar10', 'cifar-10-batches-bin'];

/**
 * The first of several names that is a regular file in a folder, or one level below it where archives put it.
 * @returns its path, or undefined
 */
export async function findOriginal(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const place of below) {
    for (const name of names) {
      const file = path.join(folder, place, name);
      // A folder of that name is what some archives put around the file.
      const isFile = await stat(file).then(
        (entry) => entry.isFile(),
        () => false,
      );
      if (isFile) return file;
    }
  }
  return undefined;
}

/** That a folder lacks what a set is read from. */
export function missingOriginal(folder: string, expected: string): Fail {
  return new Fail({
    where: folder,
    found: 'no such file there, or in the folders that archives make',
    expected,
    next: 'Put it there, or leave --data out and let npm fetch it.',
  });
}
