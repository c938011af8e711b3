import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { folderFail } from './folder-fail.ts';

/** A file of a store that has a result's name. */
export interface StoreFile {
  readonly file: string;
  /** The folder that it is in, below `cells/`. */
  readonly suite: string;
  readonly key: string;
}

/** Results are named by the content address of their cell; what was set aside, and what is being written, is not. */
const resultName = /^([0-9a-f]{64})\.json$/;

/**
 * The result files below `<out>/cells`, by suite and name: regular files only, links are not followed.
 * @returns undefined where there is no such folder
 */
export async function storeFiles(out: string): Promise<StoreFile[] | undefined> {
  const folder = path.join(out, 'cells');
  try {
    const suites = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const files: StoreFile[] = [];
    for (const { name: suite } of suites.sort((x, y) => (x.name < y.name ? -1 : 1))) {
      for (const entry of await readdir(path.join(folder, suite), { withFileTypes: true })) {
        const key = resultName.exec(entry.name)?.[1];
        if (key !== undefined && entry.isFile())
          files.push({ file: path.join(folder, suite, entry.name), suite, key });
      }
    }
    return files;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw folderFail(folder, error);
  }
}
