import type { ImagePart } from '../../core/data/image-set.ts';
import { imageSide, kernelSide, padding, poolSide } from './lenet-shape.ts';

/** Mean and standard deviation of MNIST's training pixels, in units of 0 to 255; known of the data set. */
const mean = 33.318421;
const deviation = 78.56749;
const scaled = Float32Array.from({ length: 256 }, (_, pixel) => (pixel - mean) / deviation);

const paddedSide = imageSide + 2 * padding;
const pixels = imageSide * imageSide;
/** Pooling windows of the first convolution. */
export const pooledPixels = pixels / (poolSide * poolSide);
/** Entries of a window of the first convolution. */
export const windowSize = kernelSide * kernelSide;
const places = [0, 1].flatMap((y) => [0, 1].map((x) => ({ y, x })));

/**
 * Where the first layer's windows start in a padded image: 4 × 196, one row for each place of a pooling window, so that
 * pooling is the maximum of four tensors. Within a row the pooled pixels come by squares of 2 × 2, which is how the
 * second layer's windows are put together (`block-windows.ts`).
 */
export const windowStarts: readonly Uint32Array[] = places.map((place) => {
  const step = poolSide * poolSide;
  const squares = Array.from({ length: imageSide / step }, (_, i) => i * step);
  const starts = squares.flatMap((top) =>
    squares.flatMap((left) =>
      places.map((inner) => {
        const y = top + poolSide * inner.y + place.y;
        return y * paddedSide + left + poolSide * inner.x + place.x;
      }),
    ),
  );
  return Uint32Array.from(starts);
});

/**
 * The windows that the first layer sees of some images, normalised and padded with 0.
 *
 * @param indices which images of the part
 * @returns for each place of a pooling window images × 196 × 25, row-major, in the order of {@link windowStarts}; new,
 *   since an engine may read them later
 */
export function imageWindows({ images }: ImagePart, indices: ArrayLike<number>): Float32Array[] {
  const padded = new Float32Array(paddedSide * paddedSide);
  const size = pooledPixels * windowSize;
  const windows = windowStarts.map(() => new Float32Array(indices.length * size));
  for (let i = 0; i < indices.length; i++) {
    writePadded(images, indices[i]! * pixels, padded);
    for (const [place, starts] of windowStarts.entries()) {
      writeWindows(padded, starts, windows[place]!, i * size);
    }
  }
  return windows;
}

function writePadded(images: Uint8Array, from: number, padded: Float32Array): void {
  for (let y = 0; y < imageSide; y++) {
    const row = (y + padding) * paddedSide + padding;
    for (let x = 0; x < imageSide; x++) padded[row + x] = scaled[images[from + y * imageSide + x]!]!;
  }
}

function writeWindows(padded: Float32Array, starts: Uint32Array, windows: Float32Array, from: number): void {
  let to = from;
  for (const start of starts) {
    for (let row = start; row < start + kernelSide * paddedSide; row += paddedSide) {
      // Spelled out: the loop over five columns takes twice as long, and this is a tenth of a step.
      windows[to] = padded[row]!;
      windows[to + 1] = padded[row + 1]!;
      windows[to + 2] = padded[row + 2]!;
      windows[to + 3] = padded[row + 3]!;
      windows[to + 4] = padded[row + 4]!;
      to += kernelSide;
    }
  }
}
