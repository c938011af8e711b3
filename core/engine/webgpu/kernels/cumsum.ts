import {
  cumsum,
  getKernel,
  registerKernel,
  reverse,
  tidy,
  unregisterKernel,
  type KernelFunc,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * Replaces a reverse cumulative sum by a forward one of the reversed tensor. The shader of 4.22 has the length of its
 * first use written into it, and is used again for every later length.
 */
export function correctReverseCumsum(): void {
  const stock = getKernel('Cumsum', 'webgpu');
  const corrected: KernelFunc = (args) => {
    const {
      axis,
      exclusive,
      reverse: backwards,
    } = args.attrs as {
      axis: number;
      exclusive: boolean;
      reverse: boolean;
    };
    if (!backwards) return stock.kernelFunc(args);
    const x = args.inputs['x'] as Tensor;
    return tidy(() => reverse(cumsum(reverse(x, axis), axis, exclusive, false), axis));
  };
  unregisterKernel('Cumsum', 'webgpu');
  registerKernel({ ...stock, kernelFunc: corrected });
}
