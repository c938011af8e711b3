import path from 'node:path';
import type { ImageSetName } from './image-set.ts';

/**
 * Folder of the decoded image sets: `.data` beside package.json, where `npm ci` does not wipe it and removing the
 * checkout removes it; or what GETRICH_BENCH_DATA says, to share one among checkouts.
 */
export function dataFolder(): string {
  const { GETRICH_BENCH_DATA: chosen } = process.env;
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  return path.join(import.meta.dirname, '..', '..', '.data');
}

/** The one file that holds a decoded set; `pinned-image-sets.json` has its size and hash. */
export function imageSetFile(name: ImageSetName): string {
  return path.join(dataFolder(), `${name}.bin`);
}
