import { RandomStream } from '../../core/numerics/random-stream.ts';
import { layers, type Weights } from './lenet-shape.ts';

/**
 * The standard start of a seed, uniform within ±1/√fan_in, with the first layer divided by α and the read-out
 * multiplied by it. Biases are 0: ReLU lets positive factors through, so that the network computes one function
 * whatever α only where no bias stands between the two.
 */
export function drawWeights(seed: number, alpha: number): Weights {
  const stream = new RandomStream('deep/weights', seed);
  return layers.map(({ name, fanIn, units }) => {
    const factor = name === 'conv1' ? 1 / alpha : name === 'readout' ? alpha : 1;
    const bound = 1 / Math.sqrt(fanIn);
    return {
      weights: Float32Array.from({ length: fanIn * units }, () => stream.uniform(-bound, bound) * factor),
      biases: new Float32Array(units),
    };
  });
}
