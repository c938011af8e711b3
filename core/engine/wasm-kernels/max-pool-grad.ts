import { backend_util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { floats, type WasmBackend } from './wasm-backend.ts';

type PoolArguments = Parameters<typeof backend_util.computePool2DInfo>;

/**
 * Gradient of maxPool, NHWC: dy goes to the first largest entry of its window. The stock kernel of 4.22 starts its
 * search at 0 and loses the gradient of windows without a positive entry.
 */
export const maxPoolGrad: KernelFunc = ({ inputs, backend: anyBackend, attrs }) => {
  const backend = anyBackend as WasmBackend;
  const { dy, input } = inputs as { dy: TensorInfo; input: TensorInfo };
  const { filterSize, strides, pad, dimRoundingMode } = attrs!;
  const info = backend_util.computePool2DInfo(
    input.shape as PoolArguments[0],
    filterSize as PoolArguments[1],
    strides as PoolArguments[2],
    1,
    pad as PoolArguments[4],
    dimRoundingMode as PoolArguments[5],
  );
  const out = backend.makeOutput(input.shape, 'float32');
  floats(backend, out).fill(0);
  spread(info, floats(backend, input), floats(backend, dy), floats(backend, out));
  return out;
};

function spread(info: backend_util.Conv2DInfo, x: Float32Array, dy: Float32Array, dx: Float32Array): void {
  const { batchSize, outHeight, outWidth, inChannels } = info;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const pixel = (image * outHeight + row) * outWidth + column;
        for (let channel = 0; channel < inChannels; channel++) {
          const largest = largestOf(info, x, image, row, column, channel);
          dx[largest]! += dy[pixel * inChannels + channel]!;
        }
      }
    }
  }
}

/** Flat index of the first largest entry of a window. */
function largestOf(
  info: backend_util.Conv2DInfo,
  x: Float32Array,
  image: number,
  row: number,
  column: number,
  channel: number,
): number {
  const { inHeight, inWidth, inChannels, padInfo } = info;
  const top = row * info.strideHeight - padInfo.top;
  const left = column * info.strideWidth - padInfo.left;
  const bottom = Math.min(inHeight, top + info.filterHeight);
  const right = Math.min(inWidth, left + info.filterWidth);
  let largest = -1;
  let value = -Infinity;
  for (let y = Math.max(0, top); y < bottom; y++) {
    let index = ((image * inHeight + y) * inWidth + Math.max(0, left)) * inChannels + channel;
    for (let z = Math.max(0, left); z < right; z++, index += inChannels) {
      if (x[index]! > value || largest < 0) {
        value = x[index]!;
        largest = index;
      }
    }
  }
  return largest;
}
