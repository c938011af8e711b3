import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { conv2DInfo } from './conv2d-info.ts';

/**
 * conv2d with the padding that `same` means given as numbers where a stride reaches over the filter: there the stock
 * kernel of 4.22 leaves the padding to XNNPACK, which computes a negative one and returns rubbish.
 */
export function conv2DKernel(stock: KernelFunc): KernelFunc {
  return (args) => {
    const { x, filter } = args.inputs as { x: TensorInfo; filter: TensorInfo };
    const { pad, dilations, dataFormat } = args.attrs!;
    const plain = [dilations].flat().every((dilation) => dilation === 1);
    if (pad !== 'same' || !plain || dataFormat !== 'NHWC') return stock(args);
    const info = conv2DInfo(x.shape, filter.shape, args.attrs!);
    const reachesOver = info.strideHeight > info.filterHeight || info.strideWidth > info.filterWidth;
    if (!reachesOver) return stock(args);
    const { top, bottom, left, right } = info.padInfo;
    return stock({
      ...args,
      attrs: {
        ...args.attrs,
        pad: [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
      },
    });
  };
}
