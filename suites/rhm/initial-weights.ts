import { RandomStream } from '../../core/numerics/random-stream.ts';
import { layerShapes, type NetworkShape, type Weights } from './network-shape.ts';

/**
 * Standard normal weights of a seed, the first layer divided by α and the read-out multiplied by it: networks of one
 * seed start from the same draws whatever α.
 */
export function drawWeights(shape: NetworkShape, seed: number, alpha: number): Weights {
  const stream = new RandomStream('rhm/weights', seed);
  const shapes = layerShapes(shape);
  return shapes.map(([fanIn, fanOut], layer) => {
    const scale = (layer === 0 ? 1 / alpha : 1) * (layer === shapes.length - 1 ? alpha : 1);
    return Float32Array.from({ length: fanIn * fanOut }, () => stream.normal() * scale);
  });
}
