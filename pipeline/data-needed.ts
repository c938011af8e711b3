import { fetchImageSet } from '../core/data/fetch-image-set.ts';
import type { ImageSetName } from '../core/data/image-set.ts';
import { Fail } from '../core/fail.ts';
import type { Experiment } from '../core/suite.ts';

/**
 * Sees to it that the image sets of some experiments are there, and says on stderr what is fetched.
 *
 * @param own folder with the user's own official files
 * @param others suites that were asked for and need no images
 * @throws Fail (exit 2) where one cannot be had
 */
export async function fetchDataNeeded(
  experiments: readonly (Experiment | undefined)[],
  own: string | undefined,
  others: readonly string[] = [],
): Promise<void> {
  const names = new Set<ImageSetName>(experiments.flatMap((experiment) => experiment?.data ?? []));
  for (const name of names) {
    const say = (message: string): void => console.error(message);
    try {
      await fetchImageSet(name, { say, ...(own === undefined ? {} : { own }) });
    } catch (error) {
      throw error instanceof Fail && others.length > 0 ? withoutImages(error, others) : error;
    }
  }
}

/** The same, with what can be run all the same as a further step. */
function withoutImages(fail: Fail, others: readonly string[]): Fail {
  const command = `npm run reproduce -- ${others.join(' ')}`;
  return new Fail({ ...fail.details, next: `${fail.details.next} Without images: ${command}`, cause: fail });
}
