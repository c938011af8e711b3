import type { ImageSet } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';

/** The same images with the training labels in a random order: each class as often as before, and nothing to be learned but by heart. */
export function withShuffledLabels(set: ImageSet, seed: number): ImageSet {
  // A copy: the labels may be a Buffer, whose slice is a view, and other trainings share the set.
  const labels = Uint8Array.from(set.train.labels);
  new RandomStream('deep/shuffled-labels', seed).shuffle(labels);
  return { ...set, train: { ...set.train, labels } };
}
