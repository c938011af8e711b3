import type { Engine } from '../../core/engine/engine.ts';
import type { ImagePart } from '../../core/data/image-set.ts';
import { imageWindows, pooledPixels, windowSize } from './image-windows.ts';
import type { DeviceBatch } from './lenet-stack.ts';
import { classes } from './lenet-shape.ts';

/** Uploads some images of a part as a batch; to be disposed of. */
export function uploadBatch({ tf }: Engine, part: ImagePart, indices: ArrayLike<number>): DeviceBatch {
  const rows = indices.length * pooledPixels;
  const [a, b, c, d] = imageWindows(part, indices).map((values) => tf.tensor2d(values, [rows, windowSize]));
  const labels = new Float32Array(indices.length * classes);
  for (let i = 0; i < indices.length; i++) labels[i * classes + part.labels[indices[i]!]!] = 1;
  return { windows: [a!, b!, c!, d!], labels: tf.tensor2d(labels, [indices.length, classes]) };
}

/** Frees a batch. */
export function disposeBatch({ tf }: Engine, { windows, labels }: DeviceBatch): void {
  tf.dispose([...windows, labels]);
}
