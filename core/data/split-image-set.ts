import type { ImagePart, ImageSet, ImageSetName } from './image-set.ts';
import { imageBytes, imageCount, pinnedImageSets } from './pinned-image-sets.ts';

/**
 * A set as views into its one block of bytes: training images, training labels, test images, test labels. Nothing is
 * copied.
 *
 * @param bytes of the size that `setBytes` says
 */
export function splitImageSet(name: ImageSetName, bytes: Uint8Array): ImageSet {
  const pinned = pinnedImageSets[name];
  const { height, width, channels } = pinned;
  // Of a Buffer parts would be Buffers too, whose slice is a view and no copy: what one training shuffles all would get.
  const block = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  let start = 0;
  const take = (length: number): Uint8Array => {
    const view = block.subarray(start, start + length);
    start += length;
    return view;
  };
  const part = (count: number): ImagePart => ({
    count,
    images: take(count * imageBytes(pinned)),
    labels: take(count),
  });
  const train = part(imageCount(pinned.train));
  return { name, height, width, channels, classes: 10, train, test: part(imageCount(pinned.test)) };
}
