import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Tensors } from '../../core/engine/steps/step.ts';
import { layers, type Weights } from './lenet-shape.ts';

/** One layer of all networks of a stack. */
export interface StackLayer {
  /** members × fan-in × units. */
  readonly weights: Tensor3D;
  /** members × 1 × units. */
  readonly biases: Tensor3D;
}

/** The parameters of networks side by side, in the order of {@link layers}. */
export type StackParameters = readonly StackLayer[];

/** Uploads networks as one stack. */
export function uploadParameters({ tf }: Engine, members: readonly Weights[]): StackParameters {
  const joined = (arrays: readonly Float32Array[]): Float32Array => {
    const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
    for (const [i, array] of arrays.entries()) all.set(array, i * array.length);
    return all;
  };
  return layers.map(({ fanIn, units }, layer) => ({
    weights: tf.tensor3d(joined(members.map((member) => member[layer]!.weights)), [
      members.length,
      fanIn,
      units,
    ]),
    biases: tf.tensor3d(joined(members.map((member) => member[layer]!.biases)), [members.length, 1, units]),
  }));
}

/** The tensors of a stack: weights and biases, layer by layer. */
export function tensorsOf(parameters: StackParameters): Tensor3D[] {
  return parameters.flatMap(({ weights, biases }) => [weights, biases]);
}

/** The reverse of {@link tensorsOf}. */
export function parametersOf(tensors: Tensors): StackParameters {
  return layers.map((_, layer) => ({
    weights: tensors[2 * layer] as Tensor3D,
    biases: tensors[2 * layer + 1] as Tensor3D,
  }));
}

/** A copy of some members, by their positions; to be disposed of. */
export function takenParameters(
  { tf }: Engine,
  parameters: StackParameters,
  positions: readonly number[],
): StackParameters {
  const indices = tf.tensor1d([...positions], 'int32');
  const taken = tensorsOf(parameters).map((tensor) => tf.gather(tensor, indices));
  indices.dispose();
  return parametersOf(taken);
}

/** Frees a stack's parameters. */
export function disposeParameters({ tf }: Engine, parameters: StackParameters): void {
  tf.dispose(tensorsOf(parameters));
}

/** Each network of a stack. */
export async function downloadParameters(parameters: StackParameters): Promise<Weights[]> {
  const members = parameters[0]!.weights.shape[0];
  const downloaded = await Promise.all(
    parameters.map(async ({ weights, biases }) => ({
      weights: (await weights.data()) as Float32Array,
      biases: (await biases.data()) as Float32Array,
    })),
  );
  const part = (values: Float32Array, i: number): Float32Array => {
    const size = values.length / members;
    return values.slice(i * size, (i + 1) * size);
  };
  return Array.from({ length: members }, (_, i) =>
    downloaded.map(({ weights, biases }) => ({ weights: part(weights, i), biases: part(biases, i) })),
  );
}
