import { RandomStream } from '../../core/numerics/random-stream.ts';
import {
  allRows,
  parameterNames,
  parameterRows,
  type NetworkShape,
  type ParameterName,
} from './network-shape.ts';

/** Draws the entries of one parameter before scaling. */
function drawer(
  name: ParameterName,
  { dimension: d, hidden }: NetworkShape,
  stream: RandomStream,
): () => number {
  const within = (bound: number) => () => stream.uniform(-bound, bound);
  switch (name) {
    case 'embeddings':
      return () => stream.normal();
    case 'query':
    case 'key':
    case 'value':
      // Xavier-uniform as one d × 3d matrix.
      return within(Math.sqrt(6 / (4 * d)));
    case 'scale1':
    case 'scale2':
      return () => 1;
    case 'shift1':
    case 'shift2':
      return () => 0;
    case 'hiddenOut':
      return within(1 / Math.sqrt(hidden));
    case 'attentionOut':
    case 'hiddenIn':
    case 'readOut':
      return within(1 / Math.sqrt(d));
  }
}

/**
 * The network's parameters before training, rows × d in the order of `parameterNames`, float32.
 *
 * Before scaling: embeddings standard normal; query, key and value weights uniform within √(6/4d), the other matrices
 * within 1/√fan_in; layer norms 1 and 0. Then the embeddings are divided by α. One seed gives one network before
 * scaling, whatever α.
 */
export function drawWeights(shape: NetworkShape, seed: number, alpha: number): Float32Array {
  const stream = new RandomStream('grokking/weights', seed);
  const weights = new Float32Array(allRows(shape) * shape.dimension);
  const rows = parameterRows(shape);
  let at = 0;
  for (const name of parameterNames) {
    const draw = drawer(name, shape, stream);
    const end = at + rows[name] * shape.dimension;
    const divisor = name === 'embeddings' ? alpha : 1;
    for (; at < end; at++) weights[at] = draw() / divisor;
  }
  return weights;
}
