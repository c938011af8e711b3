import type { ImagePart } from '../../core/data/image-set.ts';
import { imageSide, padding } from './lenet-shape.ts';

/** Mean and standard deviation of MNIST's training pixels, in units of 0 to 255; known of the data set. */
const mean = 33.318421;
const deviation = 78.56749;
const scaled = Float32Array.from({ length: 256 }, (_, pixel) => (pixel - mean) / deviation);

const pixels = imageSide * imageSide;
/** Sides of a padded image, and its pixels. */
export const paddedSide = imageSide + 2 * padding;
export const paddedPixels = paddedSide * paddedSide;

/**
 * Some images, normalised and padded with 0.
 *
 * @param indices which images of the part
 * @returns images × 32 × 32, row-major
 */
export function imagePixels({ images }: ImagePart, indices: ArrayLike<number>): Float32Array {
  const all = new Float32Array(indices.length * paddedPixels);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i]! * pixels;
    for (let y = 0; y < imageSide; y++) {
      const row = i * paddedPixels + (y + padding) * paddedSide + padding;
      for (let x = 0; x < imageSide; x++) all[row + x] = scaled[images[from + y * imageSide + x]!]!;
    }
  }
  return all;
}
