import { at, build, range, type NdArray } from '../nd-array.ts';

/** Padding of an image: `same` as in TensorFlow, none (`valid`), or rows and columns before and after. */
export type Padding = 'same' | 'valid' | readonly [[number, number], [number, number]];

/** One axis of a sliding window: how many positions, and where the first begins (negative within the padding). */
interface Sliding {
  readonly positions: number;
  readonly first: number;
}

function sliding(size: number, window: number, stride: number, padding: Padding, axis: 0 | 1): Sliding {
  if (padding === 'valid') return { positions: Math.ceil((size - window + 1) / stride), first: 0 };
  if (padding === 'same') {
    const positions = Math.ceil(size / stride);
    const missing = Math.max(0, (positions - 1) * stride + window - size);
    return { positions, first: -Math.floor(missing / 2) };
  }
  const [before, after] = padding[axis];
  return { positions: Math.floor((size + before + after - window) / stride) + 1, first: -before };
}

/** Windows of an NHWC image, each given the pixels of it that lie within the image. */
function overWindows(
  x: NdArray,
  [height, width]: readonly [number, number],
  stride: number,
  padding: Padding,
  channels: number,
  combine: (pixels: readonly Pixel[], image: number, channel: number) => number,
): NdArray {
  const [images, rows, columns] = x.shape as [number, number, number];
  const down = sliding(rows, height, stride, padding, 0);
  const across = sliding(columns, width, stride, padding, 1);
  const inside = (row: number, column: number): boolean =>
    row >= 0 && row < rows && column >= 0 && column < columns;
  return build([images, down.positions, across.positions, channels], (index) => {
    const [image, y, z, channel] = index as unknown as [number, number, number, number];
    const pixels = range(height * width)
      .map((flat) => {
        const [dy, dz] = [Math.floor(flat / width), flat % width];
        return { dy, dz, row: down.first + y * stride + dy, column: across.first + z * stride + dz };
      })
      .filter(({ row, column }) => inside(row, column));
    return combine(pixels, image, channel);
  });
}

/** A pixel of the image, and where it lies in the window. */
interface Pixel {
  readonly dy: number;
  readonly dz: number;
  readonly row: number;
  readonly column: number;
}

/** Cross-correlation of an NHWC image with a filter [height, width, in, out]. */
export function conv2d(x: NdArray, filter: NdArray, stride: number, padding: Padding): NdArray {
  const [height, width, inChannels, outChannels] = filter.shape as [number, number, number, number];
  return overWindows(x, [height, width], stride, padding, outChannels, (pixels, image, channel) => {
    let sum = 0;
    for (const { dy, dz, row, column } of pixels) {
      for (let own = 0; own < inChannels; own++) {
        sum += at(x, [image, row, column, own]) * at(filter, [dy, dz, own, channel]);
      }
    }
    return sum;
  });
}

/** The largest, or the average, of the pixels of each window that lie within the image. */
export function pool(
  kind: 'max' | 'average',
  x: NdArray,
  size: number,
  stride: number,
  padding: Padding,
): NdArray {
  return overWindows(x, [size, size], stride, padding, x.shape[3]!, (pixels, image, channel) => {
    const values = pixels.map(({ row, column }) => at(x, [image, row, column, channel]));
    return kind === 'max'
      ? Math.max(...values)
      : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}
