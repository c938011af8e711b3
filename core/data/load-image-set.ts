import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Fail } from '../fail.ts';
import { imageSetFile } from './data-folder.ts';
import type { ImageSet, ImageSetName } from './image-set.ts';
import { pinnedImageSets, setBytes } from './pinned-image-sets.ts';
import { splitImageSet } from './split-image-set.ts';

const loaded = new Map<string, Promise<ImageSet>>();

/**
 * An image set from its decoded file: one read, and its hash checked (0.1 s for CIFAR-10). A process reads each set
 * once.
 *
 * @throws Fail (exit 2) where the file is missing, or is not the set as it is known
 */
export function loadImageSet(name: ImageSetName): Promise<ImageSet> {
  const file = imageSetFile(name);
  const before = loaded.get(file);
  if (before !== undefined) return before;
  const reading = read(name, file);
  loaded.set(file, reading);
  reading.catch(() => loaded.delete(file));
  return reading;
}

async function read(name: ImageSetName, file: string): Promise<ImageSet> {
  const pinned = pinnedImageSets[name];
  const next = `Run "npm run data -- ${name}" to fetch it, or with "--data DIR" to take your own files.`;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? 'no file' : message;
    throw new Fail({ where: file, found, expected: `the decoded image set ${name}`, next, cause });
  }
  if (bytes.length !== setBytes(pinned)) {
    throw new Fail({
      where: file,
      found: `${bytes.length} bytes`,
      expected: `${setBytes(pinned)}, the decoded image set ${name}`,
      next,
    });
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== pinned.sha256) {
    throw new Fail({ where: file, found: `SHA-256 ${hash}`, expected: pinned.sha256, next });
  }
  return splitImageSet(name, bytes);
}
