import type { ImagePart } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { refuseParameter } from '../../core/refuse-parameter.ts';
import { shuffledPositions, type LabelledImages } from './image-batches.ts';

/** How much of a set is used, and whether its training labels are exchanged. */
export interface Subset {
  readonly seed: number;
  readonly trainImages: number;
  readonly testImages: number;
  readonly labels: 'real' | 'shuffled';
}

/**
 * Images drawn from the training part, once per seed, and the first ones of the test part. The control's training
 * labels are a permutation of the real ones; its images are the same.
 *
 * @throws Fail (exit 2) where there are fewer images
 */
export function drawSubset(images: LabelledImages, subset: Subset): LabelledImages {
  const { seed, trainImages, testImages, labels } = subset;
  requireImages('trainImages', trainImages, images.train.count);
  requireImages('testImages', testImages, images.test.count);
  const chosen = shuffledPositions(images.train.count, new RandomStream('cnn/subset', seed));
  const train = taken(images, images.train, chosen.subarray(0, trainImages));
  const order = shuffledPositions(trainImages, new RandomStream('cnn/shuffled-labels', seed));
  return {
    ...images,
    train:
      labels === 'real'
        ? train
        : { ...train, labels: Uint8Array.from(order, (position) => train.labels[position]!) },
    test: taken(
      images,
      images.test,
      Uint32Array.from({ length: testImages }, (_, i) => i),
    ),
  };
}

function requireImages(parameter: string, wanted: number, count: number): void {
  if (wanted <= count) return;
  refuseParameter(
    'cnn',
    parameter,
    `${wanted} images`,
    `at most ${count}, which is all there are`,
    `Lower "${parameter}".`,
  );
}

function taken({ side, channels }: LabelledImages, part: ImagePart, positions: Uint32Array): ImagePart {
  const size = side * side * channels;
  const images = new Uint8Array(positions.length * size);
  for (const [i, position] of positions.entries()) {
    images.set(part.images.subarray(position * size, (position + 1) * size), i * size);
  }
  return {
    count: positions.length,
    images,
    labels: Uint8Array.from(positions, (position) => part.labels[position]!),
  };
}
