import { createHash } from 'node:crypto';
import { Fail } from '../fail.ts';
import { readRegular } from '../read-regular.ts';
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
  const reading = Promise.resolve().then(() => read(name, file));
  loaded.set(file, reading);
  reading.catch(() => loaded.delete(file));
  return reading;
}

function read(name: ImageSetName, file: string): ImageSet {
  const pinned = pinnedImageSets[name];
  const next = `Run "npm run data -- ${name}" to fetch it, or with "--data DIR" to take your own files.`;
  const content = readRegular(file, 2 * setBytes(pinned), 'follow');
  if (content.state !== 'read') {
    const found = content.state === 'absent' ? 'no file' : content.found;
    throw new Fail({ where: file, found, expected: `the decoded image set ${name}`, next });
  }
  const { bytes } = content;
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
