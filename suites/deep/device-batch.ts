import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { ImagePart } from '../../core/data/image-set.ts';
import type { Windows } from './first-layer.ts';
import { imagePixels, paddedPixels } from './image-pixels.ts';
import { imageWindows } from './image-windows.ts';
import { classes } from './lenet-shape.ts';

/** Images on the device. */
export interface DeviceImages {
  /** Normalised and padded, images × 1,024. */
  readonly pixels: Tensor2D;
  /** Their classes one-hot, images × 10. */
  readonly labels: Tensor2D;
}

/** A batch on the device: what the first layer sees of its images, and their classes one-hot, images × 10. */
export interface DeviceBatch {
  readonly windows: Windows;
  readonly labels: Tensor2D;
}

/** Uploads some images of a part; to be disposed of. */
export function uploadImages({ tf }: Engine, part: ImagePart, indices: ArrayLike<number>): DeviceImages {
  const pixels = tf.tensor2d(imagePixels(part, indices), [indices.length, paddedPixels]);
  const labels = new Float32Array(indices.length * classes);
  for (let i = 0; i < indices.length; i++) labels[i * classes + part.labels[indices[i]!]!] = 1;
  return { pixels, labels: tf.tensor2d(labels, [indices.length, classes]) };
}

/** Frees images. */
export function disposeImages({ tf }: Engine, { pixels, labels }: DeviceImages): void {
  tf.dispose([pixels, labels]);
}

/**
 * Some images of those on the device, by their positions there, int32. To be called within `tidy`.
 */
export function batchOf(engine: Engine, { pixels, labels }: DeviceImages, positions: Tensor1D): DeviceBatch {
  const { tf } = engine;
  return {
    windows: imageWindows(engine, tf.gather(pixels, positions)),
    labels: tf.gather(labels, positions),
  };
}

/** Uploads some images of a part as a batch; to be disposed of. */
export function uploadBatch(engine: Engine, part: ImagePart, indices: ArrayLike<number>): DeviceBatch {
  const { pixels, labels } = uploadImages(engine, part, indices);
  const [...windows] = engine.tf.tidy(() => [...imageWindows(engine, pixels)]);
  const [a, b, c, d] = windows;
  pixels.dispose();
  return { windows: [a!, b!, c!, d!], labels };
}

/** Frees a batch. */
export function disposeBatch({ tf }: Engine, { windows, labels }: DeviceBatch): void {
  tf.dispose([...windows, labels]);
}
