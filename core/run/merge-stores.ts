import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../schemas/result.d.ts';
import { gatherStores, type FoundResult, type Gathered } from './gather-stores.ts';
import { inLanes } from './in-lanes.ts';
import { folderFail } from './folder-fail.ts';
import { storeFiles } from './store-files.ts';

/** What a folder has after others were merged into it. */
export interface Merged extends Gathered {
  /** Files that were brought there. */
  readonly copied: number;
}

const lanes = 8;

/**
 * Brings the results of other folders into one, file by file, with the bytes that they have. What is there stays, but for
 * what failed, or other code trained, and did not elsewhere. Nothing is written before all has been read and found to go together; done again it
 * changes nothing.
 *
 * @throws Fail (exit 2) as {@link gatherStores}, and for a folder that cannot be written
 */
export async function mergeStores(
  stores: readonly string[],
  out: string,
  isCurrent?: (result: Result) => boolean,
): Promise<Merged> {
  const own = (await storeFiles(out)) === undefined ? [] : [out];
  const gathered = await gatherStores([...own, ...stores], isCurrent);
  const wanted = [...gathered.results.values()].filter(({ store }) => store !== out);
  for (const suite of new Set(wanted.map((found) => found.suite)))
    await makeFolder(path.join(out, 'cells', suite));
  await inLanes(wanted, lanes, (found) => bring(found, out));
  return { ...gathered, copied: wanted.length };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw folderFail(folder, error);
  }
}

/**
 * Not through the store's own writing, which validates again and waits for the disk with each file: should the power fail,
 * merging again mends it.
 */
async function bring({ file, suite, key }: FoundResult, out: string): Promise<void> {
  const target = path.join(out, 'cells', suite, `${key}.json`);
  const unfinished = `${target}.${process.pid}.merging`;
  try {
    await copyFile(file, unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw folderFail(target, error);
  }
}
