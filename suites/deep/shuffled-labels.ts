import type { ImageSet } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';

/** The same images with the training labels in a random order: each class as often as before, and nothing to be learned but by heart. */
export function withShuffledLabels(set: ImageSet, seed: number): ImageSet {
  const labels = set.train.labels.slice();
  new RandomStream('deep/shuffled-labels', seed).shuffle(labels);
  return { ...set, train: { ...set.train, labels } };
}
