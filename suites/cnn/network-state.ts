import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Tensors } from '../../core/engine/steps/step.ts';
import { convolutions, type Architecture } from './architecture.ts';
import type { ChannelMoments } from './batch-norm.ts';
import type { Weights } from './initial-weights.ts';

/** What is trained of a network. */
export interface NetworkWeights {
  /** By convolution, the first one folded. */
  readonly filters: readonly Tensor4D[];
  /** γ and β of its normalisation, by convolution. */
  readonly gammas: readonly Tensor1D[];
  readonly betas: readonly Tensor1D[];
  /** features × classes. */
  readonly readOut: Tensor2D;
}

/** All that decides how training goes on, float32. */
export interface NetworkState {
  /** As {@link weightsOf} takes them apart. */
  readonly weights: Tensors;
  /** Of each of the weights. */
  readonly velocities: Tensors;
  /** By convolution. */
  readonly running: readonly ChannelMoments[];
}

/** Weights in their order: filters by convolution, γ by convolution, β by convolution, the read-out. */
export function weightsOf(weights: Tensors): NetworkWeights {
  const count = (weights.length - 1) / 3;
  return {
    filters: weights.slice(0, count) as Tensor4D[],
    gammas: weights.slice(count, 2 * count) as Tensor1D[],
    betas: weights.slice(2 * count, 3 * count) as Tensor1D[],
    readOut: weights.at(-1) as Tensor2D,
  };
}

/** A state's tensors: weights, their velocities, and mean and variance by convolution. */
export function tensorsOf({ weights, velocities, running }: NetworkState): Tensor[] {
  return [...weights, ...velocities, ...running.flatMap(({ mean, variance }) => [mean, variance])];
}

/** The reverse of {@link tensorsOf}. */
export function stateOf({ steps }: Architecture, tensors: Tensors): NetworkState {
  const count = convolutions(steps).length;
  const weights = 3 * count + 1;
  return {
    weights: tensors.slice(0, weights),
    velocities: tensors.slice(weights, 2 * weights),
    running: Array.from({ length: count }, (_, i) => ({
      mean: tensors[2 * (weights + i)] as Tensor1D,
      variance: tensors[2 * (weights + i) + 1] as Tensor1D,
    })),
  };
}

/** A network before its first step; to be disposed of. */
export function initialState({ tf }: Engine, architecture: Architecture, start: Weights): NetworkState {
  const shapes = convolutions(architecture.steps).map(({ filter }) => filter);
  const widths = shapes.map(([, , , width]) => width);
  const weights = [
    ...start.filters.map((values, i) => tf.tensor4d(values, [...shapes[i]!])),
    ...widths.map((width) => tf.ones([width])),
    ...widths.map((width) => tf.zeros([width])),
    tf.tensor2d(start.readOut, [architecture.features, architecture.classes]),
  ];
  return {
    weights,
    velocities: weights.map((tensor) => tf.zerosLike<Tensor>(tensor)),
    running: widths.map((width) => ({ mean: tf.zeros([width]), variance: tf.ones([width]) })),
  };
}
