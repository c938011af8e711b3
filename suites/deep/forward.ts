import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { blockKernel, blockWindows } from './block-windows.ts';
import { firstBiases, firstLayer, toSquares, type FirstLayer, type Windows } from './first-layer.ts';
import { pooledPixels } from './image-windows.ts';
import type { StackParameters } from './parameters.ts';
import { pool, type Places, type Pooled } from './pooling.ts';

/** What networks make of a batch. All members see the same images. */
export interface Activations {
  /** First layer, without bias, by place. */
  readonly conv1: Places<FirstLayer>;
  readonly excess1: Pooled<FirstLayer>['excess'];
  /** Its output by squares: members × images · 49 × 24. */
  readonly squares: Tensor3D;
  /** What the second layer sees: members × images · 25 × 216. */
  readonly blocks: Tensor3D;
  /** The second layer's kernel over {@link blocks}: members × 216 × 4 · 16. */
  readonly kernel: Tensor3D;
  /** Second layer, without bias, by place: members × images · 25 × 16. */
  readonly conv2: Places<Tensor3D>;
  readonly excess2: Pooled<Tensor3D>['excess'];
  /** What enters each fully connected layer, and at the end the outputs: members × images × 400, 120, 84, 10. */
  readonly dense: readonly [Tensor3D, Tensor3D, Tensor3D, Tensor3D];
}

/**
 * The outputs of networks, and everything on the way. Pooling comes before bias and ReLU: both increase, so that it is
 * the same, on a quarter of the numbers. To be called within `tidy`.
 */
export function forward(engine: Engine, parameters: StackParameters, windows: Windows): Activations {
  const { tf } = engine;
  const [first, second] = parameters;
  const members = first!.weights.shape[0];
  const images = windows[0].shape[0] / pooledPixels;

  const conv1 = firstLayer(engine, first!.weights, windows);
  const pooled1 = pool(engine, conv1);
  const active = tf.relu(tf.add<FirstLayer>(pooled1.maximum, firstBiases(engine, first!.biases)));
  const squares = toSquares(engine, active, members);

  const blocks = blockWindows(engine, squares);
  const kernel = blockKernel(engine, second!.weights);
  const conv2 = tf.split<Tensor3D>(batchMatMul(engine, blocks, kernel), 4, 2) as [
    Tensor3D,
    Tensor3D,
    Tensor3D,
    Tensor3D,
  ];
  const pooled2 = pool(engine, conv2);
  const active2 = tf.relu(tf.add<Tensor3D>(pooled2.maximum, second!.biases));
  const flat = tf.reshape<Rank.R3>(active2, [members, images, -1]);
  const { excess: excess1 } = pooled1;
  const { excess: excess2 } = pooled2;
  const dense = forwardDense(engine, parameters, flat);
  return { conv1, excess1, squares, blocks, kernel, conv2, excess2, dense };
}

function forwardDense(engine: Engine, parameters: StackParameters, flat: Tensor3D): Activations['dense'] {
  const { tf } = engine;
  const layer = (index: 2 | 3 | 4, entering: Tensor3D): Tensor3D => {
    const { weights, biases } = parameters[index]!;
    return tf.add<Tensor3D>(batchMatMul(engine, entering, weights), biases);
  };
  const one = tf.relu(layer(2, flat));
  const two = tf.relu(layer(3, one));
  return [flat, one, two, layer(4, two)];
}
