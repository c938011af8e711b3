import type { ImagePart, ImageSet } from './image-set.ts';

/** What is subtracted from a channel's pixels and what they are divided by, both in units of 0 to 255. */
export interface ChannelScale {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Some images of a part as numbers for a network, to be uploaded as one tensor: slicing a part out of a tensor on the
 * device would copy the whole of it.
 *
 * @param positions which images
 * @param scales by channel
 * @returns positions × height × width × channels, (pixel − mean)/deviation; new, since an engine may read it later
 */
export function imageBatch(
  { height, width, channels }: Pick<ImageSet, 'height' | 'width' | 'channels'>,
  { images }: ImagePart,
  positions: ArrayLike<number>,
  scales: readonly ChannelScale[],
): Float32Array {
  const size = height * width * channels;
  const tables = scales.map(({ mean, deviation }) =>
    Float32Array.from({ length: 256 }, (_, pixel) => (pixel - mean) / deviation),
  );
  const batch = new Float32Array(positions.length * size);
  for (let i = 0; i < positions.length; i++) {
    const from = positions[i]! * size;
    for (let entry = 0; entry < size; entry++) {
      batch[i * size + entry] = tables[entry % channels]![images[from + entry]!]!;
    }
  }
  return batch;
}
