import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { beforeDense, denseBackward } from '../../core/ensemble/dense-backward.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { reluGradient } from '../../core/ensemble/relu-gradient.ts';
import { sumOverRows } from '../../core/ensemble/sum-over-rows.ts';
import { blockCount, sumBlockKernel, sumBlockWindows } from './block-windows.ts';
import { firstGradient, fromSquares, type Windows } from './first-layer.ts';
import type { Activations } from './forward.ts';
import { layers, poolSide } from './lenet-shape.ts';
import type { StackLayer, StackParameters } from './parameters.ts';
import { unpool } from './pooling.ts';

const channels = layers[0].units;
const filters = layers[1].units;
const left = { transposeLeft: true };
const right = { transposeRight: true };

/**
 * The gradient of a loss by every parameter, in the parameters' form. To be called within `tidy`.
 *
 * @param windows what the first layer saw
 * @param error loss by outputs, members × images × 10
 */
export function backward(
  engine: Engine,
  parameters: StackParameters,
  windows: Windows,
  active: Activations,
  error: Tensor3D,
): StackParameters {
  const { tf } = engine;
  const [members, images] = error.shape;
  const { gradients, behind } = backwardDense(engine, parameters, active, error);

  const pooled2 = tf.reshape<Rank.R3>(behind, [members, images * blockCount, filters]);
  const conv2 = tf.concat<Tensor3D>([...unpool(engine, pooled2, active.excess2)], 2);
  const kernel = sumBlockKernel(engine, batchMatMul(engine, active.blocks, conv2, left));

  const blocks = batchMatMul(engine, conv2, active.kernel, right);
  const squares = reluGradient(engine, sumBlockWindows(engine, blocks), active.squares);
  const conv1 = unpool(engine, fromSquares(engine, squares), active.excess1);
  const bySquare = tf.reshape<Rank.R3>(sumOverRows(engine, squares), [
    members,
    poolSide * poolSide,
    channels,
  ]);
  return [
    {
      weights: firstGradient(engine, windows, conv1, members),
      biases: sumOverRows(engine, bySquare),
    },
    { weights: kernel, biases: sumOverRows(engine, pooled2) },
    ...gradients,
  ];
}

/** Through the fully connected layers: their gradients, and that by the first one's input, members × images × 400. */
function backwardDense(
  engine: Engine,
  parameters: StackParameters,
  { dense: [pooled, ...hidden] }: Activations,
  error: Tensor3D,
): { gradients: StackLayer[]; behind: Tensor3D } {
  const weights = parameters.slice(2).map((layer) => layer.weights);
  const gradients = denseBackward(engine, weights, [pooled, hidden[0], hidden[1]], error);
  return {
    gradients: gradients.map((layer) => ({
      weights: layer.weights,
      biases: sumOverRows(engine, layer.outputs),
    })),
    behind: beforeDense(engine, weights[0]!, pooled, gradients[0]!.outputs),
  };
}
