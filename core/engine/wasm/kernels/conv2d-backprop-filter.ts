import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { conv2DInfo, type Conv2DInfo } from './conv2d-info.ts';
import type { MatrixProduct } from './matrix-product.ts';
import { floats, type WasmBackend } from './wasm-backend.ts';

/**
 * Output pixels summed over in one product. Chosen so that one row of filter positions (columns × channels × pixels)
 * and the packed dy of a chunk stay in the second-level cache, and short enough for float32 sums; chunks are added in
 * float64.
 */
const chunkPixels = 2048;

/** Bytes of a float32. */
const bytes = 4;

/** Rows of x that filter rows reach from the first output row to the last. */
function reachedRows({ outHeight, strideHeight, filterHeight }: Conv2DInfo): number {
  return (outHeight - 1) * strideHeight + filterHeight;
}

/** Scratch tensors of a chunk. */
interface Scratch {
  /** x by [filter column, channel, image, reached row, output column], zero where the padding is. */
  readonly columns: TensorInfo;
  /** x under one filter row by [filter column, channel, output pixel]. */
  readonly patches: TensorInfo;
  /** A chunk's share of the gradient. */
  readonly part: TensorInfo;
}

/**
 * Gradient of conv2d with respect to its filter, missing in the stock backend. NHWC, dilation 1.
 *
 * dW = patchesᵀ dy over all output pixels. Patches are laid out with pixels innermost, one filter row at a time, and
 * chunk by chunk of images, so that the whole unfolding of x never exists: each filter row is one XNNPACK product
 * [columns · channels, pixels] × [pixels, output channels] whose right operand, dy where it lies, is packed once.
 */
export function conv2DBackpropFilterKernel(product: MatrixProduct): KernelFunc {
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { x, dy } = args.inputs as { x: TensorInfo; dy: TensorInfo };
    const filterShape = args.attrs?.['filterShape'] as number[];
    const info = conv2DInfo(x.shape, filterShape, args.attrs!);
    const out = backend.makeOutput(filterShape, 'float32');
    const sum = sumOverChunks(backend, product, x, dy, info);
    floats(backend, out).set(sum);
    return out;
  };
}

function sumOverChunks(
  backend: WasmBackend,
  product: MatrixProduct,
  x: TensorInfo,
  dy: TensorInfo,
  info: Conv2DInfo,
): Float64Array {
  const { inChannels, outChannels, filterHeight, filterWidth, batchSize, outHeight, outWidth } = info;
  const pixels = outHeight * outWidth;
  const images = Math.max(1, Math.min(batchSize, Math.floor(chunkPixels / pixels)));
  const size = filterHeight * filterWidth * inChannels * outChannels;
  const lines = filterWidth * inChannels * images;
  const scratch: Scratch = {
    columns: backend.makeOutput([lines * reachedRows(info) * outWidth], 'float32'),
    patches: backend.makeOutput([lines * pixels], 'float32'),
    part: backend.makeOutput([size], 'float32'),
  };
  const sum = new Float64Array(size);
  for (let first = 0; first < batchSize; first += images) {
    const count = Math.min(images, batchSize - first);
    placeColumns(floats(backend, x), floats(backend, scratch.columns), info, first, count);
    multiplyRows(backend, product, dy, scratch, info, first, count);
    const values = floats(backend, scratch.part);
    for (let index = 0; index < size; index++) sum[index]! += values[index]!;
  }
  for (const each of [scratch.columns, scratch.patches, scratch.part]) backend.disposeData(each.dataId);
  return sum;
}

/** Fills {@link Scratch.columns} for some images. */
function placeColumns(
  x: Float32Array,
  out: Float32Array,
  info: Conv2DInfo,
  first: number,
  count: number,
): void {
  const { inChannels, inHeight, inWidth, outWidth, strideWidth, filterWidth, padInfo } = info;
  const rows = reachedRows(info);
  out.fill(0);
  for (let column = 0; column < filterWidth; column++) {
    // Output columns whose pixel lies within the image.
    const start = Math.max(0, Math.ceil((padInfo.left - column) / strideWidth));
    const end = Math.min(outWidth, Math.floor((inWidth - 1 + padInfo.left - column) / strideWidth) + 1);
    for (let channel = 0; channel < inChannels; channel++) {
      for (let image = 0; image < count; image++) {
        const line = ((column * inChannels + channel) * count + image) * rows;
        for (let row = Math.max(0, padInfo.top); row < Math.min(rows, inHeight + padInfo.top); row++) {
          const pixel = ((first + image) * inHeight + row - padInfo.top) * inWidth + column - padInfo.left;
          const [to, step] = [(line + row) * outWidth, strideWidth * inChannels];
          let from = (pixel + start * strideWidth) * inChannels + channel;
          for (let i = start; i < end; i++, from += step) out[to + i] = x[from]!;
        }
      }
    }
  }
}

/** Fills {@link Scratch.patches} for one filter row: whole images are one run of memory where the stride is 1. */
function placePatches(
  backend: WasmBackend,
  { columns, patches }: Scratch,
  info: Conv2DInfo,
  row: number,
  count: number,
): void {
  const { inChannels, outHeight, outWidth, strideHeight, filterWidth } = info;
  const rows = reachedRows(info);
  const run = strideHeight === 1 ? outHeight * outWidth : outWidth;
  const runs = (outHeight * outWidth) / run;
  const heap = backend.wasm.HEAPU8;
  const source = backend.dataIdMap.get(columns.dataId).memoryOffset;
  let to = backend.dataIdMap.get(patches.dataId).memoryOffset;
  for (let line = 0; line < filterWidth * inChannels * count; line++) {
    for (let i = 0; i < runs; i++, to += bytes * run) {
      const from = source + bytes * (line * rows + row + i * strideHeight) * outWidth;
      heap.copyWithin(to, from, from + bytes * run);
    }
  }
}

function multiplyRows(
  backend: WasmBackend,
  product: MatrixProduct,
  dy: TensorInfo,
  scratch: Scratch,
  info: Conv2DInfo,
  first: number,
  count: number,
): void {
  const { inChannels, outChannels, filterHeight, filterWidth, outHeight, outWidth } = info;
  const pixels = count * outHeight * outWidth;
  const lines = filterWidth * inChannels;
  const [left, part] = [scratch.patches, scratch.part].map(({ dataId }) => backend.dataIdMap.get(dataId));
  const start = first * outHeight * outWidth * outChannels;
  const right = product.view(backend.dataIdMap.get(dy.dataId), start, pixels * outChannels);
  for (let row = 0; row < filterHeight; row++) {
    placePatches(backend, scratch, info, row, count);
    const out = product.view(part!, row * lines * outChannels, lines * outChannels);
    product.multiply(left!.id, right, out, lines, pixels, outChannels);
    product.drop(out);
  }
  product.drop(right);
}
