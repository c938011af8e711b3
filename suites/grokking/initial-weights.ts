import { RandomStream } from '../../core/numerics/random-stream.ts';
import { parameterCount, parameterNames, parameterShapes, type NetworkShape } from './network-shape.ts';

/**
 * The network's parameters before training, one vector in the order of `parameterNames`, float32.
 *
 * Before scaling: embeddings standard normal; query, key and value weights Xavier-uniform as one d × 3d matrix,
 * bound √(6/4d); the other matrices uniform within 1/√fan_in; layer norms 1 and 0. Then the embeddings are
 * divided by α. One seed gives one network before scaling, whatever α.
 */
export function drawWeights(shape: NetworkShape, seed: number, alpha: number): Float32Array {
  const stream = new RandomStream('grokking/weights', seed);
  const weights = new Float32Array(parameterCount(shape));
  const shapes = parameterShapes(shape);
  const attentionBound = Math.sqrt(6 / (4 * shape.dimension));
  let offset = 0;
  for (const name of parameterNames) {
    const [rows, columns] = shapes[name];
    const inAttention = name === 'query' || name === 'key' || name === 'value';
    const bound = inAttention ? attentionBound : 1 / Math.sqrt(rows);
    const values = weights.subarray(offset, offset + rows * columns);
    if (name === 'embeddings') values.forEach((_, i) => (values[i] = stream.normal() / alpha));
    else if (name.startsWith('scale')) values.fill(1);
    else if (!name.startsWith('shift')) values.forEach((_, i) => (values[i] = stream.uniform(-bound, bound)));
    offset += rows * columns;
  }
  return weights;
}
