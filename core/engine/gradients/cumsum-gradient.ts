import { cumsum, type CumsumAttrs, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Gradient of a cumulative sum: the cumulative sum of dy in the other direction. TensorFlow.js 4.22 transposes
 * it afterwards when the axis is not the last one, which gives a wrong shape.
 */
export const cumsumGradient: GradConfig = {
  kernelName: 'Cumsum',
  inputsToSave: ['x'],
  gradFunc: (dy, _saved, attributes) => {
    const { axis, exclusive, reverse } = attributes as unknown as CumsumAttrs;
    return { x: () => cumsum(dy as Tensor, axis, exclusive, !reverse) };
  },
};
