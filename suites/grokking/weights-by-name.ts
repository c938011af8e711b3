import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Weights } from './attention.ts';
import { parameterNames, parameterRows, type NetworkShape } from './network-shape.ts';

/**
 * The parameters by name: copies of parts of the matrices. To be called within `tidy`.
 *
 * @param parameters float32, [members, rows, d]
 */
export function weightsByName({ tf }: Engine, shape: NetworkShape, parameters: Tensor3D): Weights {
  const rows = parameterRows(shape);
  const parts = tf.split(
    parameters,
    parameterNames.map((name) => rows[name]),
    1,
  );
  return Object.fromEntries(parameterNames.map((name, i) => [name, parts[i]!])) as unknown as Weights;
}
