/** `npm run data`: fetch the image sets ahead of a run, or take the user's own files. */
import { Argument } from 'commander';
import { imageSetFile } from '../core/data/data-folder.ts';
import { fetchImageSet } from '../core/data/fetch-image-set.ts';
import { imageSetNames, type ImageSetName } from '../core/data/image-set.ts';
import { pinnedImageSets } from '../core/data/pinned-image-sets.ts';
import { newCommand, runCommand } from './command.ts';

const program = newCommand(
  'data',
  'Fetch the image sets that suites train on, check and decode them, so that runs need no network.',
)
  .addArgument(new Argument('[sets...]', 'which of them (default: all)').choices(imageSetNames))
  .option('--data <folder>', 'your own official files (MNIST: IDX; CIFAR-10: binary) in place of fetching')
  .action(async (requested: ImageSetName[], { data: own }: { data?: string }) => {
    for (const name of requested.length > 0 ? new Set(requested) : imageSetNames) {
      const say = (message: string): void => console.error(message);
      await fetchImageSet(name, { say, ...(own === undefined ? {} : { own }) });
      console.log(`${name}: ${imageSetFile(name)}, SHA-256 ${pinnedImageSets[name].sha256}`);
    }
  });

await runCommand(program);
