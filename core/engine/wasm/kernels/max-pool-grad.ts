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

/** The part of a window that lies within the image. */
interface Window {
  /** Flat index of its first entry, of the first channel. */
  start: number;
  rows: number;
  columns: number;
}

function spread(info: backend_util.Conv2DInfo, x: Float32Array, dy: Float32Array, dx: Float32Array): void {
  const { batchSize, outHeight, outWidth, inWidth, inChannels } = info;
  const window: Window = { start: 0, rows: 0, columns: 0 };
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        place(window, info, image, row, column);
        const first = ((image * outHeight + row) * outWidth + column) * inChannels;
        for (let channel = 0; channel < inChannels; channel++) {
          const largest = largestOf(x, window, channel, inChannels, inWidth * inChannels);
          dx[largest]! += dy[first + channel]!;
        }
      }
    }
  }
}

function place(
  window: Window,
  info: backend_util.Conv2DInfo,
  image: number,
  row: number,
  column: number,
): void {
  const { inHeight, inWidth, inChannels, padInfo } = info;
  const y = row * info.strideHeight - padInfo.top;
  const z = column * info.strideWidth - padInfo.left;
  const [top, left] = [Math.max(0, y), Math.max(0, z)];
  window.start = ((image * inHeight + top) * inWidth + left) * inChannels;
  window.rows = Math.min(inHeight, y + info.filterHeight) - top;
  window.columns = Math.min(inWidth, z + info.filterWidth) - left;
}

/** Flat index of the first largest entry of a window. */
function largestOf(
  x: Float32Array,
  { start, rows, columns }: Window,
  channel: number,
  perPixel: number,
  perRow: number,
): number {
  let largest = start + channel;
  let value = x[largest]!;
  for (let row = 0; row < rows; row++) {
    let index = start + channel + row * perRow;
    for (let column = 0; column < columns; column++, index += perPixel) {
      if (x[index]! > value) {
        value = x[index]!;
        largest = index;
      }
    }
  }
  return largest;
}
