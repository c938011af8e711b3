import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { conv2DInfo, type Conv2DInfo } from './conv2d-info.ts';
import { runKernel } from './run-kernel.ts';
import { floats, type WasmBackend } from './wasm-backend.ts';

/**
 * Gradient of conv2d with respect to its input, as XNNPACK's convolution of dy, spread to the input's spacing and
 * padded, with the filter turned by 180° and its channels exchanged. The stock kernel is a scalar loop; it is kept
 * for paddings larger than the filter and for NCHW.
 */
export function conv2DBackpropInputKernel(stock: KernelFunc): KernelFunc {
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { dy, filter } = args.inputs as { dy: TensorInfo; filter: TensorInfo };
    if (args.attrs?.['dataFormat'] === 'NCHW') return stock(args);
    const info = conv2DInfo(args.attrs?.['inputShape'] as number[], filter.shape, args.attrs!);
    const { padInfo, filterHeight, filterWidth } = info;
    const widest = (before: number, after: number): number => Math.max(before, after);
    if (widest(padInfo.top, padInfo.bottom) >= filterHeight) return stock(args);
    if (widest(padInfo.left, padInfo.right) >= filterWidth) return stock(args);
    const spread = spreadGradient(backend, dy, info);
    const turned = turnedFilter(backend, filter);
    const attributes = { strides: 1, dilations: 1, pad: 'valid', dataFormat: 'NHWC' };
    const out = runKernel(backend, 'Conv2D', { x: spread, filter: turned }, attributes);
    backend.disposeData(spread.dataId);
    backend.disposeData(turned.dataId);
    return out;
  };
}

/** dy with zeros between its pixels for a stride, and around them, so that a valid convolution gives dx. */
function spreadGradient(backend: WasmBackend, dy: TensorInfo, info: Conv2DInfo): TensorInfo {
  const { batchSize, outChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } = info;
  const height = info.inHeight + info.filterHeight - 1;
  const width = info.inWidth + info.filterWidth - 1;
  const top = info.filterHeight - 1 - padInfo.top;
  const left = info.filterWidth - 1 - padInfo.left;
  const out = backend.makeOutput([batchSize, height, width, outChannels], 'float32');
  const source = floats(backend, dy);
  const values = floats(backend, out);
  values.fill(0);
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const from = ((image * outHeight + row) * outWidth + column) * outChannels;
        const pixel = (image * height + top + row * strideHeight) * width + left + column * strideWidth;
        for (let channel = 0; channel < outChannels; channel++) {
          values[pixel * outChannels + channel] = source[from + channel]!;
        }
      }
    }
  }
  return out;
}

/** [fy, fx, in, out] -> [−fy, −fx, out, in]. */
function turnedFilter(backend: WasmBackend, filter: TensorInfo): TensorInfo {
  const [height, width, inChannels, outChannels] = filter.shape as [number, number, number, number];
  const out = backend.makeOutput([height, width, outChannels, inChannels], 'float32');
  const source = floats(backend, filter);
  const values = floats(backend, out);
  const positions = height * width;
  for (let position = 0; position < positions; position++) {
    const from = position * inChannels * outChannels;
    const to = (positions - 1 - position) * inChannels * outChannels;
    for (let inner = 0; inner < inChannels; inner++) {
      for (let outer = 0; outer < outChannels; outer++) {
        values[to + outer * inChannels + inner] = source[from + inner * outChannels + outer]!;
      }
    }
  }
  return out;
}
