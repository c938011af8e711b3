import { fetchImageSet } from '../core/data/fetch-image-set.ts';
import type { ImageSetName } from '../core/data/image-set.ts';
import { Fail } from '../core/fail.ts';

/**
 * Sees to it that image sets are there for tests, fetching what is not.
 * @returns why they are not to be had (no network and nothing cached), or false
 */
export async function dataMissing(names: readonly ImageSetName[] = []): Promise<string | false> {
  try {
    for (const name of names) await fetchImageSet(name, { say: (message) => console.error(message) });
    return false;
  } catch (error) {
    if (error instanceof Fail) return error.message;
    throw error;
  }
}
