import { fetchImageSet } from '../core/data/fetch-image-set.ts';
import type { ImageSetName } from '../core/data/image-set.ts';
import type { Experiment } from '../core/suite.ts';

/**
 * Sees to it that the image sets of some experiments are there, and says on stderr what is fetched.
 *
 * @param own folder with the user's own official files
 * @throws Fail (exit 2) where one cannot be had
 */
export async function fetchDataNeeded(
  experiments: readonly (Experiment | undefined)[],
  own: string | undefined,
): Promise<void> {
  const names = new Set<ImageSetName>(experiments.flatMap((experiment) => experiment?.data ?? []));
  for (const name of names) {
    await fetchImageSet(name, {
      say: (message) => console.error(message),
      ...(own === undefined ? {} : { own }),
    });
  }
}
