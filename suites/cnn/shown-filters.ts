import type { ShownFilters } from '../../schemas/cnn.d.ts';
import { filterChannels, type FilterBank } from './filter-measures.ts';

/**
 * The first filters of a bank as pictures for the mosaic: each scaled so that its largest weight is at the border of
 * the range and 0 at grey, 128.
 *
 * @param count at most as many as there are
 */
export function showFilters(bank: FilterBank, count: number): ShownFilters {
  const shown = filterChannels(bank).slice(0, count);
  const bytes = shown.flatMap((channels) => {
    const largest = Math.max(...channels.map((channel) => Math.max(...channel.map(Math.abs))));
    return Array.from({ length: bank.kernelSize ** 2 * bank.channels }, (_, i) => {
      const weight = channels[i % bank.channels]![Math.floor(i / bank.channels)]!;
      return Math.round(128 + (largest > 0 ? (127 * weight) / largest : 0));
    });
  });
  return { count: shown.length, side: bank.kernelSize, pixels: Buffer.from(bytes).toString('base64') };
}
