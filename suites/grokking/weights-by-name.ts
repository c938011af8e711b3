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
  let first = 0;
  const named = parameterNames.map((name) => {
    const part = tf.slice(parameters, [0, first, 0], [-1, rows[name], -1]);
    first += rows[name];
    return [name, part] as const;
  });
  return Object.fromEntries(named) as unknown as Weights;
}
