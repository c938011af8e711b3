import { RandomStream } from '../../core/numerics/random-stream.ts';
import { convolutions, type Architecture } from './architecture.ts';
import { foldFilters } from './folded-layer.ts';

/** Weights of a network: filters by convolution (the first one folded) and the read-out [features, classes]. */
export interface Weights {
  readonly filters: readonly Float32Array[];
  readonly readOut: Float32Array;
}

/**
 * PyTorch's default: uniform in ±1/√fan_in, drawn layer by layer, the first layer then divided by α. α scales the same
 * draw.
 */
export function drawWeights(architecture: Architecture, seed: number, alpha: number): Weights {
  const { first, filters, features, classes } = architecture;
  const stream = new RandomStream('cnn/weights', seed);
  const draw = (size: number, fanIn: number): Float32Array => {
    const bound = 1 / Math.sqrt(fanIn);
    return Float32Array.from({ length: size }, () => stream.uniform(-bound, bound));
  };
  const [, ...others] = convolutions(architecture.steps);
  const fanIn = first.kernelSize ** 2 * first.channels;
  const start = draw(fanIn * filters, fanIn).map((weight) => weight / alpha);
  return {
    filters: [
      foldFilters(first, start),
      ...others.map(({ filter: [height, width, from, to] }) =>
        draw(height * width * from * to, height * width * from),
      ),
    ],
    readOut: draw(features * classes, features),
  };
}
