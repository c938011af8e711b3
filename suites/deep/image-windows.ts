import type { Rank, Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Windows } from './first-layer.ts';
import { paddedSide } from './image-pixels.ts';
import { imageSide, kernelSide, poolSide } from './lenet-shape.ts';

/** Pooling windows of the first convolution. */
export const pooledPixels = (imageSide / poolSide) ** 2;
/** Entries of a window of the first convolution. */
export const windowSize = kernelSide * kernelSide;
const places = [0, 1].flatMap((y) => [0, 1].map((x) => ({ y, x })));

/**
 * Where the first layer's windows start in a padded image: 4 × 196, one row for each place of a pooling window, so that
 * pooling is the maximum of four tensors. Within a row the pooled pixels come by squares of 2 × 2, which is how the
 * second layer's windows are put together (`block-windows.ts`).
 */
const windowStarts: readonly (readonly number[])[] = places.map((place) => {
  const step = poolSide * poolSide;
  const squares = Array.from({ length: imageSide / step }, (_, i) => i * step);
  return squares.flatMap((top) =>
    squares.flatMap((left) =>
      places.map((inner) => {
        const y = top + poolSide * inner.y + place.y;
        return y * paddedSide + left + poolSide * inner.x + place.x;
      }),
    ),
  );
});

/** Which pixel of a padded image each entry of its windows is: 4 × 196 · 25. */
const windowPixels: readonly Int32Array[] = windowStarts.map((starts) =>
  Int32Array.from(
    starts.flatMap((start) =>
      Array.from(
        { length: windowSize },
        (_, entry) => start + Math.floor(entry / kernelSide) * paddedSide + (entry % kernelSide),
      ),
    ),
  ),
);

/**
 * The windows that the first layer sees of some images. To be called within `tidy`.
 *
 * @param pixels of padded images, images × 1,024; see `imagePixels`
 */
export function imageWindows({ tf }: Engine, pixels: Tensor2D): Windows {
  const [images] = pixels.shape;
  // By pixel, so that rows are gathered: single entries take twice (tensorflow) to twelve times (wasm) as long.
  const byPixel = tf.transpose(pixels);
  const [a, b, c, d] = windowPixels.map((entries) => {
    const gathered = tf.gather(byPixel, tf.tensor1d(entries, 'int32'));
    return tf.reshape<Rank.R2>(tf.transpose(gathered), [images * pooledPixels, windowSize]);
  });
  return [a!, b!, c!, d!];
}
