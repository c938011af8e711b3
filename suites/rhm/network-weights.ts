import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { layerShapes, type NetworkShape, type Weights } from './network-shape.ts';

/*
 * Kept on the engine are W/√width instead of W. Since ReLU lets positive factors through, all scalings then end up in the
 * input, whose entries are 1/√fan_in instead of 1 (`inputEntry`), and all layers have the one learning rate η/width.
 */

/** What stands for the 1 of a one-hot input. */
export function inputEntry({ inputs }: NetworkShape): number {
  return 1 / Math.sqrt(inputs);
}

/** Networks' weights side by side, W/√width by layer: members × fan-in × fan-out, float32. */
export function uploadWeights(engine: Engine, shape: NetworkShape, members: readonly Weights[]): Tensor3D[] {
  return layerShapes(shape).map(([fanIn, fanOut], layer) => {
    const size = fanIn * fanOut;
    const values = new Float32Array(members.length * size);
    for (const [i, weights] of members.entries()) values.set(weights[layer]!, i * size);
    return engine.tf.tensor3d(
      values.map((value) => value / Math.sqrt(shape.width)),
      [members.length, fanIn, fanOut],
    );
  });
}

/** Each network's weights W, in the reference parametrisation. */
export async function downloadWeights(
  { width }: NetworkShape,
  tensors: readonly Tensor3D[],
): Promise<Weights[]> {
  const layers = await Promise.all(tensors.map((tensor) => tensor.data()));
  const members = tensors[0]!.shape[0];
  const scale = Math.sqrt(width);
  return Array.from({ length: members }, (_, i) =>
    layers.map((values) => {
      const size = values.length / members;
      return (values as Float32Array).slice(i * size, (i + 1) * size).map((value) => value * scale);
    }),
  );
}
