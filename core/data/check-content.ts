import { createHash } from 'node:crypto';
import { Fail } from '../fail.ts';
import type { ImagePart, ImageSetName } from './image-set.ts';
import { pinnedImageSets, setBytes, type PinnedPart } from './pinned-image-sets.ts';
import { splitImageSet } from './split-image-set.ts';

/**
 * That decoded bytes are the set they should be: its size, the images of each class, the mean of each channel, and
 * last the hash of everything. The earlier ones say more about what is wrong.
 *
 * @param bytes training images, training labels, test images, test labels
 * @param where what they were read from
 * @throws Fail (exit 2) for anything else
 */
export function checkContent(name: ImageSetName, bytes: Uint8Array, where: string): void {
  const pinned = pinnedImageSets[name];
  const next = `Take the files of ${name} from their source again; another data set cannot stand in for it.`;
  const compare = (found: string, expected: string): void => {
    if (found !== expected) throw new Fail({ where, found, expected, next });
  };
  compare(`${bytes.length} bytes when decoded`, `${setBytes(pinned)} bytes when decoded`);
  const set = splitImageSet(name, bytes);
  for (const part of ['train', 'test'] as const) {
    const counts = classCounts(set[part]);
    const what = `images of the classes 0 to 9 in the ${part} part`;
    compare(`${counts.join(', ')} ${what}`, `${pinned[part].classCounts.join(', ')} ${what}`);
    compare(
      meansText(channelSums(set[part], pinned.channels), set[part], pinned.channels),
      meansText(pinned[part].channelSums, set[part], pinned.channels),
    );
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  compare(`content of SHA-256 ${hash}`, `SHA-256 ${pinned.sha256}`.replace(/^/, 'content of '));
}

function classCounts({ labels }: ImagePart): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

function channelSums({ images }: ImagePart, channels: number): number[] {
  const sums = Array.from({ length: channels }, () => 0);
  for (let i = 0; i < images.length; i++) sums[i % channels]! += images[i]!;
  return sums;
}

function meansText(sums: PinnedPart['channelSums'], { images }: ImagePart, channels: number): string {
  const pixels = images.length / channels;
  return `channel means ${sums.map((sum) => (sum / pixels).toFixed(6)).join(', ')}`;
}
