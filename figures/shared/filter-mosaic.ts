import { encode } from 'fast-png';
import type { ShownFilters } from '../../schemas/cnn.d.ts';

const channels = 3;
/** Pixels between neighbouring filters. */
const gap = 2;
/** About how wide a mosaic is, in pixels: each pixel of a filter becomes a whole number of them. */
const wanted = 230;

/** A picture of filters side by side. */
export interface Mosaic {
  /** PNG as a data URL. */
  readonly url: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Filters as colour pictures in rows, on white.
 *
 * @param columns filters to a row
 */
export function filterMosaic({ count, side, pixels }: ShownFilters, columns: number): Mosaic {
  const across = Math.min(columns, count);
  const magnification = Math.max(1, Math.round(wanted / across / side));
  const tile = side * magnification;
  const [width, height] = [across, Math.ceil(count / columns)].map((tiles) => tiles * (tile + gap) - gap) as [
    number,
    number,
  ];
  const weights = Buffer.from(pixels, 'base64');
  const data = new Uint8Array(width * height * channels).fill(255);
  for (let filter = 0; filter < count; filter++) {
    const left = (filter % columns) * (tile + gap);
    const top = Math.floor(filter / columns) * (tile + gap);
    for (let y = 0; y < tile; y++) {
      const row = (filter * side + Math.floor(y / magnification)) * side;
      for (let x = 0; x < tile; x++) {
        const from = (row + Math.floor(x / magnification)) * channels;
        const to = ((top + y) * width + left + x) * channels;
        for (let channel = 0; channel < channels; channel++) data[to + channel] = weights[from + channel]!;
      }
    }
  }
  const png = encode({ width, height, data, channels });
  return { url: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, width, height };
}
